#include "fetch/http.h"

#include "base/text_buffer.h"
#include "import/request.h"

#include <string.h>
#include <strings.h>

#include <curl/curl.h>

#define CONNECT_SECONDS_MAX 15
#define REDIRECTS_MAX       5
#define HEADER_BYTES_MAX    1024

/* A server that sends less than this in that time does not answer. */
#define SLOW_BYTES_A_SECOND 10
#define SLOW_SECONDS        20

struct transfer {
    struct text_buffer body;
    bool too_long;
    char etag[HEADER_BYTES_MAX];
    char last_modified[HEADER_BYTES_MAX];
};

static size_t take_body(char *bytes, size_t size, size_t count, void *self)
{
    struct transfer *transfer = self;
    const size_t length = size * count;
    if (length > IMPORT_BYTES_MAX - transfer->body.length) {
        transfer->too_long = true;
        return 0; /* ends the transfer */
    }
    text_buffer_add(&transfer->body, bytes, length);
    return length;
}

/* Copies the value of the header if the line is of this name; one that is too long is none. */
static void take_value(const char *line, size_t length, const char *name, char *value)
{
    const size_t named = strlen(name);
    if (length <= named || strncasecmp(line, name, named) != 0) {
        return;
    }
    line += named;
    length -= named;
    while (length > 0 && (*line == ' ' || *line == '\t')) {
        line++;
        length--;
    }
    while (length > 0 && strchr(" \t\r\n", line[length - 1]) != NULL) {
        length--;
    }
    length = length < HEADER_BYTES_MAX ? length : 0;
    memcpy(value, line, length);
    value[length] = '\0';
}

static size_t take_header(char *line, size_t size, size_t count, void *self)
{
    struct transfer *transfer = self;
    const size_t length = size * count;
    if (length > 5 && strncasecmp(line, "HTTP/", 5) == 0) { /* of the next server in a row */
        transfer->etag[0] = '\0';
        transfer->last_modified[0] = '\0';
    }
    take_value(line, length, "ETag:", transfer->etag);
    take_value(line, length, "Last-Modified:", transfer->last_modified);
    return length;
}

static void set_up(CURL *curl, const struct http_request *request, struct transfer *transfer,
                   struct curl_slist *headers)
{
    curl_easy_setopt(curl, CURLOPT_URL, request->address);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)REDIRECTS_MAX);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    if (request->authorities != NULL) {
        curl_easy_setopt(curl, CURLOPT_CAINFO, request->authorities);
        curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
    }
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS_MAX);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT,
                     request->patience_s > 0 ? (long)request->patience_s : HTTP_PATIENCE_S);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES_A_SECOND);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)SLOW_SECONDS);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "cozy-fetch");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, transfer);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, transfer);
}

static struct curl_slist *conditions(struct arena *arena, const struct http_request *request)
{
    struct curl_slist *headers = curl_slist_append(NULL, "Accept: text/calendar, text/csv, */*");
    if (request->etag[0] != '\0') {
        headers =
            curl_slist_append(headers, arena_printf(arena, "If-None-Match: %s", request->etag));
    }
    if (request->last_modified[0] != '\0') {
        headers = curl_slist_append(
            headers, arena_printf(arena, "If-Modified-Since: %s", request->last_modified));
    }
    return headers;
}

/* What a person can do about it. */
static const char *status_words(long status)
{
    switch (status) {
    case 401:
    case 403: return "the server does not let us in: is the address still right?";
    case 404:
    case 410: return "there is no calendar at this address any more";
    case 429: return "the server is asked too often";
    default:
        return status >= 500 ? "the server is out of order"
                             : "the server does not give the calendar";
    }
}

/* libcurl's own text may hold the name of the server, which is a part of the address. */
static const char *curl_words(CURLcode code)
{
    switch ((int)code) {
    case CURLE_COULDNT_RESOLVE_HOST: return "no connection to the internet, or no such server";
    case CURLE_COULDNT_CONNECT: return "the server does not answer";
    case CURLE_OPERATION_TIMEDOUT: return "the server took too long";
    case CURLE_PEER_FAILED_VERIFICATION:
        return "the certificate of the server is not in order, so that it may be another";
    case CURLE_SSL_CONNECT_ERROR: return "the server does not speak https there";
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING: return "the connection ended in the middle of the calendar";
    case CURLE_UNSUPPORTED_PROTOCOL: return "the server sends us on to an address without https";
    case CURLE_TOO_MANY_REDIRECTS: return "the server sends us on and on";
    case CURLE_URL_MALFORMAT: return "this is no address";
    default: return curl_easy_strerror(code);
    }
}

static struct http_answer answer_of(struct arena *arena, CURL *curl, CURLcode code,
                                    const struct transfer *transfer)
{
    struct http_answer answer = {.end = HTTP_FAILED,
                                 .bytes = transfer->body.length > 0 ? transfer->body.text : "",
                                 .length = transfer->body.length,
                                 .etag = arena_strdup(arena, transfer->etag),
                                 .last_modified = arena_strdup(arena, transfer->last_modified),
                                 .reason = ""};
    long status = 0;
    curl_off_t wait_s = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait_s);
    answer.retry_after_s = (long)wait_s;
    if (transfer->too_long) {
        answer.reason = "it is larger than any calendar";
    } else if (code != CURLE_OK) {
        answer.reason = curl_words(code);
    } else if (status == 304) {
        answer.end = HTTP_UNCHANGED;
    } else if (status == 200) {
        answer.end = HTTP_NEW;
    } else {
        answer.reason = arena_printf(arena, "HTTP %ld: %s", status, status_words(status));
    }
    return answer;
}

struct http_answer http_get(struct arena *arena, const struct http_request *request)
{
    struct http_answer answer = {.end = HTTP_FAILED,
                                 .bytes = "",
                                 .etag = "",
                                 .last_modified = "",
                                 .reason = "libcurl cannot begin"};
    struct transfer *transfer = ARENA_NEW(arena, struct transfer);
    CURL *curl = curl_easy_init();
    if (curl == NULL) {
        return answer;
    }
    transfer->body.arena = arena;
    struct curl_slist *headers = conditions(arena, request);
    set_up(curl, request, transfer, headers);
    const CURLcode code = curl_easy_perform(curl);
    answer = answer_of(arena, curl, code, transfer);
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    return answer;
}
