#pragma once
#include <libpq-fe.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

// libpq spells these as character macros, which Swift doesn't import.
static const int pg_field_severity = PG_DIAG_SEVERITY_NONLOCALIZED;
static const int pg_field_sqlstate = PG_DIAG_SQLSTATE;
static const int pg_field_message = PG_DIAG_MESSAGE_PRIMARY;
static const int pg_field_position = PG_DIAG_STATEMENT_POSITION;
static const int pg_field_schema = PG_DIAG_SCHEMA_NAME;
static const int pg_field_table = PG_DIAG_TABLE_NAME;
static const int pg_field_column = PG_DIAG_COLUMN_NAME;
static const int pg_field_constraint = PG_DIAG_CONSTRAINT_NAME;
