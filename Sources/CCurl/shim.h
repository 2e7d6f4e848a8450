#pragma once
#include <curl/curl.h>
#include <string.h>

// libcurl's options are variadic, which Swift can't call. Each wrapper here fixes the type of one
// sort of option.

static inline int delivery_global(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

static inline int delivery_set_text(CURL *curl, CURLoption option, const char *text) {
  return curl_easy_setopt(curl, option, text);
}

static inline int delivery_set_number(CURL *curl, CURLoption option, long number) {
  return curl_easy_setopt(curl, option, number);
}

static inline int delivery_set_list(CURL *curl, CURLoption option, struct curl_slist *list) {
  return curl_easy_setopt(curl, option, list);
}

/// Bytes to be sent, read from the front.
struct delivery_source {
  const char *bytes;
  size_t left;
};

static inline size_t delivery_read(char *into, size_t size, size_t count, void *from) {
  struct delivery_source *source = from;
  size_t part = size * count < source->left ? size * count : source->left;
  memcpy(into, source->bytes, part);
  source->bytes += part;
  source->left -= part;
  return part;
}

static inline size_t delivery_ignore(char *bytes, size_t size, size_t count, void *nothing) {
  (void) bytes;
  (void) nothing;
  return size * count;
}

/// What is uploaded comes from `source`; what comes back is ignored.
static inline int delivery_set_source(CURL *curl, struct delivery_source *source) {
  if (curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, delivery_ignore)) return -1;
  if (!source) return 0;
  if (curl_easy_setopt(curl, CURLOPT_READFUNCTION, delivery_read)) return -1;
  return curl_easy_setopt(curl, CURLOPT_READDATA, source);
}

static inline long delivery_response_code(CURL *curl) {
  long code = 0;
  return curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code) ? 0 : code;
}

static const int delivery_use_tls_required = CURLUSESSL_ALL;
static const int delivery_use_tls_never = CURLUSESSL_NONE;
