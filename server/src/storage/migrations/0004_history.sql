CREATE TABLE "kept_checkpoints" (
	"section_id" uuid NOT NULL,
	"head" bigint NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "kept_checkpoints_section_id_head_pk" PRIMARY KEY("section_id","head")
);
--> statement-breakpoint
CREATE TABLE "milestone_sections" (
	"milestone_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"section_id" uuid NOT NULL,
	"head" bigint NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "milestone_sections_milestone_id_position_pk" PRIMARY KEY("milestone_id","position")
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" uuid PRIMARY KEY NOT NULL,
	"paper_id" uuid NOT NULL,
	"name" text NOT NULL,
	"saved_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "section_looks" (
	"person_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"head" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "section_looks_person_id_section_id_pk" PRIMARY KEY("person_id","section_id")
);
--> statement-breakpoint
CREATE TABLE "section_points" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"head" bigint NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"title" text NOT NULL,
	"saved_by" uuid,
	"at" timestamp with time zone NOT NULL,
	"authors" uuid[]
);
--> statement-breakpoint
ALTER TABLE "kept_checkpoints" ADD CONSTRAINT "kept_checkpoints_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_sections" ADD CONSTRAINT "milestone_sections_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_sections" ADD CONSTRAINT "milestone_sections_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_looks" ADD CONSTRAINT "section_looks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_looks" ADD CONSTRAINT "section_looks_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_points" ADD CONSTRAINT "section_points_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_points" ADD CONSTRAINT "section_points_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "milestones_paper" ON "milestones" USING btree ("paper_id");--> statement-breakpoint
CREATE INDEX "section_points_section" ON "section_points" USING btree ("section_id","head");--> statement-breakpoint
CREATE UNIQUE INDEX "section_points_once" ON "section_points" USING btree ("section_id","head") WHERE kind <> 'named';