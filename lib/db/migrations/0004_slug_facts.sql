CREATE TABLE "slug_facts" (
	"slug_id" text PRIMARY KEY NOT NULL,
	"facts" jsonb NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL
);
