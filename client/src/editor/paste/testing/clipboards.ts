/** Mark-up as programs put it on a clipboard, written by hand after what they are known to write. */

const item = (level: number, marker: string, text: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
lang=EN-GB style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-GB>${text}<o:p></o:p></span></p>`

/** Word for the desktop. */
export const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-unhide:no; margin:0cm;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1><b><span lang=EN-GB>Skills<o:p></o:p></span></b></h1>
<p class=MsoHeading7 style='mso-outline-level:7'><span lang=EN-GB>Deep down</span></p>
<p class=MsoNormal style='margin-bottom:8.0pt'><b style='mso-bidi-font-weight:normal'><span lang=EN-GB>Clusters</span></b><span
lang=EN-GB> need <i>engineers</i>, <u>now</u><a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a>.<o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-GB><o:p>&nbsp;</o:p></span></p>
${item(1, '·', 'First')}
${item(2, 'o', 'Inner')}
${item(3, '§', 'Innermost')}
${item(1, '·', 'Second')}
${item(1, '3.', 'Third by number')}
${item(1, '4.', 'Fourth by number')}
<p class=MsoNormal><ins cite="mailto:Ana" datetime="2026-01-01T10:00">kept</ins><del cite="mailto:Ana" datetime="2026-01-01T10:00">gone</del><span style='display:none'>hidden</span></p>
<table class=MsoTableGrid border=1 cellspacing=0><thead><tr style='mso-yfti-irow:0'><td width=100 valign=top><p class=MsoNormal><b>Year</b></p></td><td><p class=MsoNormal>Budget</p></td></tr></thead>
<tr><td><p class=MsoNormal>2026</p></td><td style='mso-x:y'><p class=MsoNormal>EUR 5<o:p></o:p></p></td></tr></table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="x"/><![endif]--><![if !vml]><img width=10 height=10 src="file:///C:/Users/x/clip_image002.png" v:shapes="x"><![endif]></p>
<!--EndFragment-->
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span
class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a><span lang=EN-GB> Survey of  2025, question 4.<o:p></o:p></span></p></div></div>
</body></html>`

/** Google Docs in a browser. */
export const GOOGLE = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1f2e3d4c">
<h2 dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;font-family:Arial;font-weight:400;">Context</span></h2>
<p dir="ltr" style="line-height:1.38;"><span style="font-weight:700;white-space:pre-wrap;">Bold</span><span style="font-weight:400;"> plain </span><span style="font-style:italic;">slanted</span><span style="text-decoration:underline;"> lined</span><span style="text-decoration:line-through;"> struck</span><span style="font-size:0.6em;vertical-align:super;">up</span><span style="vertical-align:sub;">down</span> <a href="https://www.google.com/url?q=https://example.eu/a&amp;sa=D" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">link</span></a></p><br>
<ul style="margin-top:0;"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>One</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr"><span>One and a half</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr"><span>Two</span></p></li></ul>
<div dir="ltr" align="left"><table style="border:none;"><colgroup><col width="100"/><col/></colgroup><tbody><tr><td colspan="2"><p dir="ltr"><span>Wide</span></p></td></tr><tr><td><p><span>a</span></p></td><td><p><span>b</span></p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">`

/** LibreOffice Writer. */
export const LIBRE_OFFICE = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 24.2.4.2 (Linux)"/><style type="text/css">@page { size: 21cm 29.7cm } p { line-height: 115% }</style></head>
<body lang="en-GB" link="#000080" dir="ltr"><h1 class="western">Way forward</h1>
<p style="line-height: 115%; margin-bottom: 0.25cm">A <b>bold</b> <font color="#c9211e"><font face="Liberation Serif, serif"><i>claim</i></font></font><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p>
<ol start="2"><li><p style="margin-bottom: 0cm">second</p></li><li><p style="margin-bottom: 0cm">third</p><ul><li><p>inner</p></li></ul></li></ol>
<table width="100%" cellpadding="4"><col width="128*"/><thead><tr valign="top"><th width="50%"><p align="center">Country</p></th><th><p>Code</p></th></tr></thead><tbody><tr><td><p>Greece</p></td><td><p>EL</p></td></tr></tbody></table>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Eurostat, 2025.</p></div></body></html>`
