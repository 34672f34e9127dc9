#include "screens/waiting/teaching_card.h"

#include "app/context.h"
#include "app/moment.h"
#include "domain/page_review.h"
#include "ui/ui.h"

#include <string.h>

#define PICTURE_PERCENT 42 /* of the card's width */
#define PICTURE_WIDTH   920
#define PICTURE_HEIGHT  520
#define WORDS_LEAST_MM  70.0 /* of the words beside a picture */
#define SENTENCES_MAX   8
#define TITLE_STYLE     STYLE_LEAD_STRONG

/* The first text of the page; "" if it does not begin with text. */
static const char *lead(struct ui *ui, const struct page *page)
{
    for (size_t i = 0; i < page->block_count; i++) {
        const struct block *block = &page->blocks[i];
        if (block->kind != BLOCK_PARAGRAPH) {
            continue;
        }
        const char *text = "";
        for (size_t s = 0; s < block->span_count; s++) {
            text = arena_printf(ui->frame->arena, "%s%s", text, block->spans[s].text);
        }
        return text;
    }
    return "";
}

size_t teaching_sentences_end(const char *text, int count)
{
    for (size_t i = 0; text[i] != '\0'; i++) {
        const bool ends = strchr(".?!", text[i]) != NULL && text[i + 1] == ' ';
        if (ends && --count == 0) {
            return i + 1;
        }
    }
    return strlen(text);
}

struct words {
    struct text_layout title;
    struct text_layout text;
    int height;
};

/* Lays out as many whole sentences as fit into `most` px, at least one. */
static struct words words_of(struct ui *ui, const struct page *page, int width, int most)
{
    const char *all = lead(ui, page);
    struct words words = {.title = ui_layout(ui, TITLE_STYLE, page->title, width)};
    for (int count = SENTENCES_MAX; count > 0; count--) {
        const size_t end = teaching_sentences_end(all, count);
        const char *text = arena_strndup(ui->frame->arena, all, end);
        words.text = ui_layout(ui, STYLE_BODY, text, width);
        words.height = words.title.height + ui_px(ui, SPACE_XS) + words.text.height;
        if (words.height <= most) {
            break;
        }
    }
    return words;
}

static int picture_width(int width)
{
    return width * PICTURE_PERCENT / 100;
}

static int picture_height(int width)
{
    return picture_width(width) * PICTURE_HEIGHT / PICTURE_WIDTH;
}

static int words_width(const struct ui *ui, bool pictures, int width)
{
    return pictures ? width - picture_width(width) - ui_px(ui, SPACE_L) : width;
}

/* The height of the highest card; more than `most` if one does not fit. */
static int highest(struct ui *ui, const struct teaching_cards *cards, int width, int most)
{
    int height = cards->pictures ? picture_height(width) : 0;
    for (size_t i = 0; i < cards->count; i++) {
        const struct words words =
            words_of(ui, cards->pages[i], words_width(ui, cards->pictures, width), most);
        height = words.height > height ? words.height : height;
    }
    return height;
}

struct teaching_cards teaching_cards_fit(const struct app *app, struct ui *ui, bool pictures,
                                         int width, int most)
{
    const struct catalog *catalog = app_catalog(app);
    const struct civil_time today = civil_from_ms(app_wall_ms(app));
    struct teaching_cards cards = {.count = 0};
    for (size_t i = 0; catalog != NULL && i < catalog->count; i++) {
        const struct page *page = &catalog->pages[i];
        if (cards.count < TEACHING_CARDS_MAX && page_has_tag(page, "attract") &&
            !page_review_is_due(page, today) && lead(ui, page)[0] != '\0') {
            cards.pages[cards.count++] = page;
        }
    }
    cards.pictures = pictures && !ui->palette->plain &&
                     words_width(ui, true, width) >= ui_px(ui, WORDS_LEAST_MM);
    cards.height = highest(ui, &cards, width, most);
    if (cards.height > most && cards.pictures) {
        cards.pictures = false;
        cards.height = highest(ui, &cards, width, most);
    }
    if (cards.height > most) {
        cards.count = 0;
    }
    return cards;
}

struct teaching_boxes teaching_card_draw(struct ui *ui, const struct teaching_cards *cards,
                                         size_t index, struct rect room, struct color ink,
                                         struct color soft)
{
    const struct page *page = cards->pages[index];
    const int width = words_width(ui, cards->pictures, room.w);
    const struct words words = words_of(ui, page, width, cards->height);
    struct teaching_boxes boxes = {.picture = {0}};
    room.h = cards->height;
    if (cards->pictures && page->image[0] != '\0') {
        boxes.picture =
            (struct rect){room.x, room.y, picture_width(room.w), picture_height(room.w)};
        ui_picture_card(ui, boxes.picture, page->image);
    }
    rect_cut_left(&room, room.w - width);
    const int widest = words.title.width > words.text.width ? words.title.width : words.text.width;
    boxes.words = (struct rect){room.x, room.y, widest, words.height};
    ui_draw_lines(ui, &words.title, 0, words.title.count, rect_cut_top(&room, words.title.height),
                  ink, ALIGN_LEFT);
    rect_cut_top(&room, ui_px(ui, SPACE_XS));
    ui_draw_lines(ui, &words.text, 0, words.text.count, room, soft, ALIGN_LEFT);
    return boxes;
}
