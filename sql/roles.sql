-- The three roles of the house; run once per cluster by a superuser or a role with CREATEROLE.
-- hoiam_owner owns every object and runs migrations; hoiam_app is the service; hoiam_public is
-- the pool of the public pages and can read nothing but the schema `open`.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'hoiam_owner') THEN
    CREATE ROLE hoiam_owner LOGIN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'hoiam_app') THEN
    CREATE ROLE hoiam_app LOGIN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'hoiam_public') THEN
    CREATE ROLE hoiam_public LOGIN;
  END IF;
EXCEPTION
  WHEN unique_violation OR duplicate_object THEN NULL;  -- another migrator was faster
END
$$;
ALTER ROLE hoiam_owner SET search_path = office, open;
ALTER ROLE hoiam_app SET search_path = office, open;
ALTER ROLE hoiam_public SET search_path = open;
