ALTER TABLE "comment_threads" ADD COLUMN "quote_found" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "authorities" ADD COLUMN "retired_at" timestamp with time zone;