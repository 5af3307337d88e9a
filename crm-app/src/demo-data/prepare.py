#!/usr/bin/env python3
"""Makes the demo data of Perennial CRM from the published "Online Retail II" file.

    prepare.py SOURCE.csv[.gz] [--out DIR] [--fast]     write the three files
    prepare.py SOURCE.csv[.gz] [--out DIR] --verify     decode them and compare with the source

Writes customers.csv.gz, products.csv.gz and order-lines.csv.gz (FORMAT.md describes them).
The orders, products, prices and customer numbers are those of the data set; everything else
about a customer (name, phone, e-mail, birthday, owner ...) is INVENTED here, from a fixed seed.

Python 3.8 or later, standard library only. If the program `zopfli` is on the path it does the
compression (about 5 % smaller, a few minutes); otherwise, or with --fast, zlib does it. The CSV
text inside is the same either way, and no file carries a time stamp or a name in its header.
"""
import argparse
import csv
import datetime
import gzip
import io
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections import Counter, defaultdict, namedtuple

SEED = "perennial-2011"
CUSTOMER_COLUMNS = ("customer_no,name,type,gender,birth_date,phone,email,region,industry,source,"
                    "owner,joined_on,tags,preferred_channel").split(",")
PRODUCT_COLUMNS = "sku,name,category,base_price,product".split(",")
LINE_COLUMNS = "invoice,time,customer_no,sku,quantity,price".split(",")

Row = namedtuple("Row", "invoice sku description quantity time price customer country")


def read_source(path):
    """All lines of the published file, as text, in the published order."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8", newline="") as f:
        reader = csv.reader(f)
        header = next(reader)
        if header[0] != "Invoice" or header[6] != "Customer ID":
            sys.exit("not the expected header: %s" % header)
        return [Row(*r) for r in reader]


# ---------------------------------------------------------------- order lines

def remembered_price(prices, sku, quantity):
    """The price an empty cell stands for (None: the product has not been seen yet)."""
    return prices.get((sku, quantity), prices.get(sku))


def remember_price(prices, sku, quantity, price):
    prices[sku, quantity] = price
    prices[sku] = price


def order_lines(rows):
    """One CSV row an order line; what repeats the rows above is left empty (see FORMAT.md)."""
    out, last, prices = [LINE_COLUMNS], None, {}
    for r in rows:
        head = (r.invoice, r.time, r.customer)
        same_price = remembered_price(prices, r.sku, r.quantity) == r.price
        remember_price(prices, r.sku, r.quantity, r.price)
        out.append((("", "", "") if head == last else head)
                   + (r.sku, r.quantity, "" if same_price else r.price))
        last = head
    return out


def decode_order_lines(table):
    """The reverse of order_lines: yields (invoice, time, customer, sku, quantity, price)."""
    head, prices = None, {}
    for invoice, time, customer, sku, quantity, price in table:
        if invoice:
            head = (invoice, time, customer)
        price = price or remembered_price(prices, sku, quantity)
        remember_price(prices, sku, quantity, price)
        yield head + (sku, quantity, price)


# ---------------------------------------------------------------- products

# Stock codes that are no goods: postage, carriage, discounts, fees, corrections, tests, dummies.
# The two numbered codes were found by their descriptions.
NO_PRODUCT_CODE = re.compile(r"POST|DOT|M|D|C2|BANK CHARGES|ADJUST\d*|CRUK|TEST\d*|PADS|AMAZONFEE|S")
NO_PRODUCT_NAME = re.compile(r"NEXT DAY CARRIAGE|HIGH RESOLUTION IMAGE")
BETTER_NAME = {"M": "Manual Entry", "D": "Discount", "C2": "Carriage", "DOT": "Dotcom Postage",
               "ADJUST": "Adjustment", "ADJUST2": "Adjustment", "TEST001": "Test Product 1",
               "TEST002": "Test Product 2"}

# The first rule that finds a whole word (or words) in the upper-case description wins.
CATEGORIES = [(name, re.compile(r"\b(?:%s)S?\b" % words)) for name, words in [
    ("Christmas", r"CHRISTMAS|XMAS|SANTA'?|REINDEER|SNOWM[AE]N|SNOWFLAKE|SNOWY|ADVENT|STOCKING|NOEL|BAUBLE|"
                  r"WREATH|ROBIN|HOLLY|MISTLETOE|NATIVITY|ANGEL|TINSEL|SLEIGH"),
    # things whose kind is beyond doubt, whatever picture is on them
    ("Kitchen & Dining", r"MUG|EGG CUP|CAKE ?STAND|COASTER|PLACE ?MAT|TEA ?POT|NAPKIN|TEA TOWEL|APRON|LUNCH BOX"),
    ("Textiles", r"(?<!PIN )CUSHION|CUSHION COVER|DOOR ?MAT|DOOR ?STOP"),
    ("Jewellery & Accessories", r"NECKLACE|NECKL|BRACELET|EARR?ING|HAIR ?CLIP|KEY ?RING"),
    ("Stationery & Cards", r"BIRTHDAY CARD|GREETING CARD"),
    ("Storage", r"DRAWER KNOB|MONEY BOX|STORAGE BOX|BASKET"),
    # then by theme and use
    ("Easter", r"EASTER|BUNN(?:Y|IE)|CHICK|EGGS? DECORATION|(?:PAINTED|FELT|BEADED|HANGING).* EGG"),
    ("Clocks", r"CLOCK|WATCH|SAND TIMER"),
    ("Gift Wrap", r"GIFT ?WRAP|WRAP|WRAPPING|RIBBON|GIFT BAG|GIFT BOX|GIFT TAPE|GIFT TAG|TISSUE PAPER|LUGGAGE LABEL"),
    ("Party", r"PARTY|BUNTING|BALLOON|GARLAND|STREAMER|CONFETTI|PAPER CHAIN|BIRTHDAY|HONEYCOMB|PAPER LANTERN|"
              r"PAPER PLATE|PAPER CUP|COCKTAIL PARASOL|PARTY CONE|PINATA|HEN NIGHT|HEN PARTY"),
    ("Toys & Games", r"TOY|GAME|DOLL(?:Y|IE)?|PLAYING CARD|JIGSAW|PUZZLE|TEDDY|SOLDIER|MARBLE|SKIPPING|DINOSAUR|"
                     r"DOMINOE?|SNAKE|LUDO|NOUGHTS|BINGO|YO-?YO|TRAIN|RACING|BUILDING BLOCK|BLOCK WORD|PUPPET|"
                     r"WINDMILL|SPINNING|KALEIDOSCOPE|WHISTLE|MARACA|HARMONICA|TAMBOURINE|CASTANET|BOUNCING|BALL|"
                     r"ROBOT|COLOURING|PLAYHOUSE|SWING|CHILDS'? (?:GARDEN|BREAKFAST)|MAGIC (?:SHEEP|DRAWING|TREE|GARDEN)|"
                     r"TATTOO|CRAZY|CHALKBOARD/EASEL|KNIGHT|PIRATE|FARM|CIRCUS|TOP TRUMP|DRAW(?:ING)? SLATE"),
    ("Bath & Wellbeing", r"INCENSE|SOAP|BATH|BATHROOM|BODY|HAND CREAM|LIP|LIP ?GLOSS|SPONGE|TISSUE|SCENTED|LAVENDER|"
                         r"HAND WARMER|HANDWARMER|HOT WATER BOTTLE|ESSENTIAL|BALM|TOOTHBRUSH|SHOWER|NAIL|MANICURE|"
                         r"COMPACT|WASH ?BAG|EYE MASK|EYE PATCH|FRAGRANCE|OIL BURNER|POT ?POURRI|SACHET|TOILET|FIRST AID"),
    ("Lighting & Candles", r"CANDLE|CANDLEHOLDER|CANDLESTICK|CANDELABRA|T-?LIGHT|TEA ?LIGHT|T-LITE|LANTERN|LIGHT|LAMP|"
                           r"LAMPSHADE|CHANDELIER|VOTIVE|HURRICANE|TORCH|NIGHTLIGHT|LED|ORBS?|MATCHES|SNUFFER|FAIRY LIGHT"),
    ("Jewellery & Accessories", r"NECKLACE|NECKL|BRACELET|BRACE?|RING|KEY ?-?RING|KEY ?FOB|KEY-?CHAIN|BROOCH|HAIR|"
                                r"HAIRCLIP|PENDANT|CHARM|BANGLE|TIARA|HEADBAND|ANKLET|CHOKER|SCARF|SHAWL|GLOVE|"
                                r"SUNGLASSES|SLIDE|HAIRBAND|JEWELLERY SET|LARIAT|PIN BADGE|BADGE|STRING CURB|CRYSTAL DROP|"
                                r"DIAMANTE (?!.*FRAME).*"),
    ("Bags & Travel", r"[A-Z]*BAG|PURSE|RUCKSACK|BACKPACK|LUGGAGE|[A-Z]*PASSPORT|WALLET|UMBRELLA|SUITCASE|TOTE|SATCHEL|"
                      r"TRAVEL|SHOPPER|HOLDALL|BACK PACK|CHARLOTTE BAG|PONCHO|POUCH|OYSTER"),
    ("Craft & Sewing", r"SEWING|KNITTING|CROCHET|FELTCRAFT|[A-Z]+ KIT|KIT|BUTTON|PIN ?CUSHION|WOOL|CRAFT|DECOUPAGE|"
                       r"STITCH|PATCHES|SEQUIN|LACE MAKING|YARN|TAPESTRY|RUBBER STAMP|DRESSMAKER|STENCIL|PAINT SET|CRAYON"),
    ("Stationery & Cards", r"CARD|POSTCARD|NOTEBOOK|NOTE ?BOOK|PEN|PENCIL|STICKER|TAPE|ENVELOPE|NOTE ?PAD|PAD|JOURNAL|"
                           r"DIARY|CALENDAR|ERASER|RULER|MEMO|MAGNET|STAMP|BOOKMARK|ORIGAMI|TAG|ALBUM|SCISSOR|WRITING SET|"
                           r"GLUE|SHARPENER|BOOK|STATIONERY|NOTELET|LETTER SET|FILE|FOLDER|PAPER CLIP|CLIPBOARD|SCRAPBOOK|"
                           r"PEG|RUBBER|CHALK|SKETCHBOOK|TELEPHONE|CALCULATOR|MOUSE ?MAT|DESK"),
    ("Signs & Frames", r"SIGN|[A-Z]*FRAME|PICTURE|PRINT|CANVAS|MIRROR|BLACK ?BOARD|CHALK ?BOARD|PLAQUE|WALL ART|"
                       r"PHOTO|NUMBER TILE|TILE|LETTER|ALPHABET|POSTER|NOTICE ?BOARD|MESSAGE BOARD|MEMO ?BOARD|SLATE|FRIDGE"),
    ("Kitchen & Dining", r"MUG|[A-Z]*CUP|SAUCER|PLATE|BOWL|TEA ?POT|TEA|TEASPOON|COFFEE|CAKE|[A-Z]*CAKE|CAKE ?STAND|BAKING|"
                         r"BAKE|JUG|JAM|CUTLERY|SPOON|FORK|TRAY|NAPKIN|APRON|OVEN|KITCHEN|RECIPE|LUNCH|[A-Z]*BOTTLE|DISH|"
                         r"JAR|COASTER|PLACE ?MAT|DOIL(?:Y|IE|EY)|CHOPPING|COOK(?:IE|ING)?|EGG|BREAD|BISCUIT|FOOD|PAN|"
                         r"COLANDER|WHISK|SALT|PEPPER|TUMBLER|GOBLET|DECANTER|FLASK|STRAW|ICE|POPCORN|SCALE|PANTRY|"
                         r"MOULD|BUTTER|SUGAR|TOAST|RAMEKIN|SNACK|CANNISTER|CANISTER|PITCHER|CORKSCREW|OPENER|CHEESE|WINE|"
                         r"BEAKER|DINNER|MILK|CREAM|CASSEROLE|STRAINER|SIEVE|BREAKFAST|BUFFET|TABLE ?CLOTH|TABLE RUN|"
                         r"TABLE RUNNER|SPICE|MEASURING|TIER|JELLY|FONDUE|POT|UTENSIL|CHOCOLATE|CAFETIERE|PIE|GRATER|"
                         r"TEA TOWEL|BOTTLE TOPPER|THERMOMETER|DOUGHNUT|POTHOLDER|CREAMER|CRUET|DRINKING|GLASS(?:ES)?$|TUREEN|"
                         r"ROLLING ?PIN|LADLE|SPATULA|TIMER|TOASTER|PASTRY|CONDIMENT|PORCELAIN|CHINA"),
    ("Garden", r"GARDEN|GARDENER'?S?|PLANT|PLANTER|WATERING|BIRD ?HOUSE|BIRD ?(?:FEEDER|TABLE|BATH)|PARASOL|GNOME|"
               r"WIND ?CHIME|SEED|HERB|POTTING|TROWEL|HAMMOCK|DECK ?CHAIR|FENCE|SHED|PICNIC|GREENHOUSE|TOADSTOOL|"
               r"KNEELING|HANGING BASKET|BEE|INSECT|BUCKET|OUTDOOR|BBQ|BARBECUE|FLY SWAT|CACTI|CACTUS|SPADE|RAIN"),
    ("Storage", r"BOX|BOXES|TIN|BASKET|STORAGE|DRAWER|CABINET|CRATE|ORGANISER|RACK|SHELF|SHELVES|BIN|HOOK|HANGER|"
                r"CHEST|TIDY|TRUNK|KNOB|HOLDER|DISPENSER|CADDY|HOOKED|CUPBOARD|HAMPER|STAND|KEY ?RACK|CONTAINER|MONEY BANK|"
                r"PIGGY ?BANK|BANK|UMBRELLA STAND|WICKER"),
    ("Textiles", r"CUSHION|QUILT|THROW|TOWEL|BLANKET|CURTAIN|RUG|DOOR ?MAT|MAT|FABRIC|COSY|SLIPPER|FLEECE|PILLOW|"
                 r"COVER|DOOR ?STOP|SOCK|BEDSPREAD|FLANNEL|LEGGING|T-?SHIRT|DRAUGHT|FILLER|CARPET|HAMMOCK|BEANBAG|RUNNER"),
    ("Home Decor", r"HEART|DECORATION|DEC|DECOR|ORNAMENT|VASE|BIRD|BUTTERFL(?:Y|IE)|FLOWER|WALL|ZINC|METAL|WOOD|WOODEN|GLASS|"
                   r"CERAMIC|HANGING|STAR|MOBILE|[A-Z]*CAGE|STATUE|FIGURE|FIGURINE|CHAIR|STOOL|TABLE|BELL|DOOR|PAPERWEIGHT|"
                   r"FEATHER|ROSE|LILY|TULIP|BLOSSOM|CHRYSANTHEMUM|LEAF|SHELL|TREE|FLOCK|STONE|CRYSTAL|DOORBELL|BUDDHA|"
                   r"FOLKART|FOLK ART|SCREEN|SIDEBOARD|BENCH|DOVECOTE|CORNICE|WIRE|HOME|LOVE|HOUSE|COTTAGE|RABBIT|OWL|PEAR|APPLE"),
]]

KEEP_UPPER = set("UK USA TV CD DVD LED MP3 NY MDF BBQ FM LCD USB VIP DIY XL A4 A5 A6 DNA WC OK".split())
SMALL = set("of with and in the to for on a an at by from or de".split())


def product_name(sku, description):
    """'WHITE HANGING HEART T-LIGHT HOLDER' becomes 'White Hanging Heart T-Light Holder'."""
    if sku in BETTER_NAME:
        return BETTER_NAME[sku]
    text = re.sub(r"\s*,\s*", ", ", description).strip(" ,")
    text = re.sub(r"\b(?:ASS|ASST|ASSTD)\b", "ASSORTED", " ".join(text.split()))

    def word(m):
        w = m.group(0)
        if w in ("A", "D") and (text[m.end():m.end() + 1].isdigit() or text[:m.start()][-1:].isdigit()):   # A5, 3D
            return w
        if w.upper() in KEEP_UPPER:
            return w.upper()
        if w.lower() in SMALL and m.start() > 0 and text[m.start() - 1] == " ":
            return w.lower()
        if re.search(r"\d'$", text[:m.start()]):                  # 70's
            return w.lower()
        if m.start() > 0 and text[m.start() - 1].isdigit():   # 36cm, 500g
            return w.lower() if len(w) <= 2 else w.capitalize()
        return w[0].upper() + w[1:].lower()

    return re.sub(r"[^\W\d_]+(?:'[^\W\d_]+)?", word, text)


def products(rows):
    names, sold, every = defaultdict(Counter), defaultdict(Counter), defaultdict(Counter)
    for r in rows:
        names[r.sku][" ".join(r.description.split())] += 1
        every[r.sku][r.price] += 1
        if not r.invoice.startswith("C"):
            sold[r.sku][r.price] += 1
    out = [PRODUCT_COLUMNS]
    for sku in sorted(names):
        description = most_frequent(names[sku])
        is_product = not (NO_PRODUCT_CODE.fullmatch(sku) or NO_PRODUCT_NAME.search(description.upper()))
        category = "Services" if not is_product else next(
            (name for name, rule in CATEGORIES if rule.search(description.upper())), "Gifts")
        price = most_frequent(sold[sku] or every[sku])
        out.append((sku, product_name(sku, description), category, price, "true" if is_product else "false"))
    return out


def most_frequent(counter):
    """The key counted most often; of equals, the last in text order."""
    return max(counter.items(), key=lambda kv: (kv[1], kv[0]))[0]


# ---------------------------------------------------------------- chance

class Chance:
    """Reproducible choices: only random() is used, which is the same in all versions of Python."""

    def __init__(self, purpose):
        self.random = random.Random("%s/%s" % (SEED, purpose)).random

    def yes(self, share):
        return self.random() < share

    def below(self, n):
        return int(self.random() * n)

    def pick(self, items):
        return items[self.below(len(items))]

    def weighted(self, pairs):
        at = self.random() * sum(w for _, w in pairs)
        for item, w in pairs:
            at -= w
            if at < 0:
                return item
        return pairs[-1][0]

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items


def weights(text):
    """'a 3, b 1' as [('a', 3.0), ('b', 1.0)]."""
    return [(p.rsplit(" ", 1)[0].strip(), float(p.rsplit(" ", 1)[1])) for p in text.split(",")]


# ---------------------------------------------------------------- invented names

# language: male first names, female first names, surnames
PEOPLE = {
    "en": ("James John Robert Michael William David Richard Thomas Charles Christopher Daniel Matthew Anthony Mark Paul "
           "Steven Andrew Kenneth George Joshua Kevin Brian Edward Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric "
           "Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Frank Alexander Raymond Patrick Jack "
           "Dennis Jerry Tyler Aaron Henry Adam Douglas Nathan Peter Zachary Kyle Walter Harold Jeremy Ethan Carl Keith "
           "Roger Gerald Christian Terry Sean Arthur Austin Noah Lawrence Jesse Joe Bryan Billy Jordan Albert Dylan Bruce "
           "Oliver Harry Alfie Archie Leo Theo Rhys Callum Ewan Hamish Fergus Gareth Owen Nigel Clive Rupert Giles Graham "
           "Colin Barry Trevor Imran Arjun Kwame Tariq Sanjay Winston",
           "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra "
           "Ashley Kimberly Emily Donna Michelle Carol Amanda Dorothy Melissa Deborah Stephanie Rebecca Sharon Laura "
           "Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine Christine Debra "
           "Rachel Carolyn Janet Catherine Maria Heather Diane Ruth Julie Olivia Joyce Virginia Victoria Kelly Lauren "
           "Christina Joan Evelyn Judith Megan Andrea Cheryl Hannah Jacqueline Martha Gloria Teresa Ann Sara Madison "
           "Frances Kathryn Janice Jean Abigail Alice Julia Judy Sophia Grace Denise Amber Isla Freya Poppy Imogen Harriet "
           "Phoebe Florence Beatrice Penelope Rosalind Bronwen Siobhan Fiona Morag Priya Ayesha Amara Nadia Meera",
           "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts "
           "Green Hall Wood Jackson Clarke Patel Khan Lewis James Phillips Mason Mitchell Rose Davis Rodgers Cox Cooper "
           "Turner Bell Hughes Edwards Parker Collins Murphy Carter Bailey Griffin Simpson Marshall Ward Watson Morgan "
           "Young Harris King Lee Baker Harrison Allen Moore Clark Hill Martin Morris Kelly Price Bennett Ross Foster "
           "Gray Richardson Shaw Palmer Ellis Webb Chapman Fletcher Stone Knight Barker Holmes Hunt Lloyd Butler Reid "
           "Mills Harvey Dean Pearson Graham Fisher Barnes Ford Newman Lowe Dawson Spencer Payne Hawkins Fraser Bradley "
           "Armstrong Wallis Atkinson Hargreaves Thackeray Whitcombe Ashworth Penrose Trelawney Merriweather Lockwood "
           "Fairclough Ainsley Winterbourne Haddon Radcliffe Greenhalgh Birtwistle Cholmondeley Featherstonehaugh "
           "Macdonald Campbell Stewart Sinclair Mackenzie Llewellyn Pritchard O'Connor O'Neill Gallagher Okafor Mensah "
           "Chowdhury Begum Singh Kaur Sharma Ali Hussain Akhtar"),
    "de": ("Thomas Michael Andreas Stefan Christian Markus Klaus Jürgen Wolfgang Uwe Matthias Jens Florian Lukas Felix "
           "Jonas Günther Heinrich Moritz Tobias", "Sabine Susanne Petra Monika Claudia Birgit Andrea Stefanie Julia "
           "Katharina Anja Ursula Heike Lena Johanna Greta Franziska Annika Ingrid Brigitte",
           "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf "
           "Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Krause Lehmann Köhler Maier Huber "
           "Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Brandstätter von-Waldenfels"),
    "fr": ("Jean Pierre Michel Philippe Alain Nicolas Christophe Laurent Julien Thierry François Olivier Mathieu Étienne "
           "Antoine Guillaume Baptiste Rémi", "Marie Nathalie Isabelle Sylvie Catherine Françoise Céline Sophie Camille "
           "Élodie Hélène Aurélie Chloé Margaux Juliette Amélie Manon Geneviève",
           "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia "
           "David Bertrand Roux Vincent Fournier Morel Girard André Lefèvre Mercier Dupont Lambert Bonnet François "
           "Martinez Chevalier Beaumont Delacroix Charpentier Rousseau Gauthier"),
    "es": ("Antonio José Manuel Francisco Juan Javier Miguel Carlos Alejandro Pablo Sergio Íñigo", "María Carmen Ana "
           "Isabel Dolores Pilar Laura Cristina Marta Lucía Paula Elena", "García Rodríguez González Fernández López "
           "Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Navarro Torres"),
    "pt": ("João Pedro Tiago Miguel Rui Nuno Luís Gonçalo", "Maria Ana Inês Catarina Sofia Beatriz Joana Mafalda",
           "Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes Almeida"),
    "nl": ("Jan Pieter Willem Daan Sander Bram Jeroen Maarten Thijs", "Anna Sanne Femke Lotte Marieke Anouk Ilse Saskia",
           "de-Jong Jansen de-Vries van-den-Berg Bakker van-Dijk Visser Smit Meijer Mulder de-Groot Bos Vos Peters "
           "Hendriks van-Leeuwen Dekker Brouwer"),
    "it": ("Marco Andrea Giuseppe Luca Francesco Alessandro Matteo Lorenzo", "Giulia Francesca Chiara Elena Paola Martina "
           "Valentina Silvia", "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti "
           "Mancini Costa Giordano"),
    "sv": ("Lars Anders Erik Johan Karl Nils Magnus Søren Jesper Bjørn Håkon Henrik", "Anna Maria Karin Kristina Ingrid "
           "Astrid Sigrid Maja Freja Linnéa Kirsten Solveig", "Andersson Johansson Karlsson Nilsson Eriksson Larsen Olsen "
           "Hansen Nielsen Jensen Pedersen Bergström Lindqvist Sørensen Dahl Haugen Johansen Christensen"),
    "fi": ("Juhani Mikko Antti Jari Timo Ville", "Anna Helena Kaisa Päivi Tuula Sanna", "Korhonen Virtanen Mäkinen "
           "Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen"),
    "pl": ("Piotr Krzysztof Andrzej Tomasz Jan Paweł", "Anna Katarzyna Małgorzata Agnieszka Ewa Zofia", "Nowak Kowalski "
           "Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Dvořák Novotný Kazlauskas"),
    "el": ("Giorgos Dimitris Nikos Kostas Andreas Christos", "Maria Eleni Katerina Sofia Despina Ioanna", "Papadopoulos "
           "Georgiou Ioannou Nikolaou Christodoulou Dimitriou Konstantinou Charalambous Economou"),
    "ja": ("Hiroshi Takashi Kenji Satoshi Haruto", "Yuko Keiko Akiko Haruka Sakura", "Sato Suzuki Takahashi Tanaka Ito "
           "Watanabe Yamamoto Nakamura Kobayashi Kato"),
    "ar": ("Ahmed Omar Khalid Yusuf Hassan Karim", "Fatima Layla Aisha Noor Mariam Salma", "Al-Farsi Haddad Khoury Mansour "
           "Saleh Nasser Rahman Al-Amin"),
    "he": ("David Yossi Avi Noam", "Sarah Noa Tamar Yael", "Cohen Levi Mizrahi Peretz Biton Friedman"),
}
PEOPLE = {lang: [part.split() for part in parts] for lang, parts in PEOPLE.items()}

LANGUAGE = {"Germany": "de", "Austria": "de", "Switzerland": "de", "France": "fr", "Belgium": "fr", "Lebanon": "ar",
            "Spain": "es", "Portugal": "pt", "Brazil": "pt", "Netherlands": "nl", "Italy": "it", "Malta": "it",
            "Sweden": "sv", "Norway": "sv", "Denmark": "sv", "Iceland": "sv", "Finland": "fi", "Poland": "pl",
            "Czech Republic": "pl", "Lithuania": "pl", "Greece": "el", "Cyprus": "el", "Japan": "ja",
            "United Arab Emirates": "ar", "Bahrain": "ar", "Saudi Arabia": "ar", "Israel": "he",
            "Singapore": "zh", "Thailand": "zh", "Korea": "zh", "Unspecified": "zh"}

# Chinese surnames with pinyin and weight, and given names with pinyin.
SURNAMES = weights("王Wang 70, 李Li 72, 张Zhang 68, 刘Liu 54, 陈Chen 46, 杨Yang 31, 赵Zhao 23, 黄Huang 22, 周Zhou 21, 吴Wu 20, "
                   "徐Xu 17, 孙Sun 15, 胡Hu 13, 朱Zhu 13, 高Gao 12, 林Lin 12, 何He 11, 郭Guo 11, 马Ma 11, 罗Luo 9, 梁Liang 8, "
                   "宋Song 8, 郑Zheng 8, 谢Xie 7, 韩Han 7, 唐Tang 7, 冯Feng 6, 于Yu 6, 董Dong 6, 萧Xiao 6, 程Cheng 6, 曹Cao 6, "
                   "袁Yuan 5, 邓Deng 5, 许Xu 5, 傅Fu 5, 沈Shen 5, 曾Zeng 5, 彭Peng 5, 吕Lv 5, 苏Su 4, 卢Lu 4, 蒋Jiang 4, 蔡Cai 4, "
                   "贾Jia 4, 丁Ding 4, 魏Wei 4, 薛Xue 3, 叶Ye 3, 阎Yan 3, 余Yu 3, 潘Pan 3, 杜Du 3, 戴Dai 3, 夏Xia 3, 钟Zhong 3, "
                   "汪Wang 3, 田Tian 3, 任Ren 3, 姜Jiang 3, 范Fan 3, 方Fang 3, 石Shi 3, 姚Yao 2, 谭Tan 2, 廖Liao 2, 邹Zou 2, "
                   "熊Xiong 2, 金Jin 2, 陆Lu 2, 郝Hao 2, 孔Kong 2, 白Bai 2, 崔Cui 2, 康Kang 1, 毛Mao 1, 邱Qiu 1, 秦Qin 1, "
                   "江Jiang 1, 史Shi 1, 顾Gu 1, 侯Hou 1, 邵Shao 1, 孟Meng 1, 龙Long 1, 万Wan 1, 段Duan 1, 欧阳Ouyang 1, "
                   "上官Shangguan 0.6, 司徒Situ 0.6, 诸葛Zhuge 0.5, 慕容Murong 0.4")
GIVEN_MALE = """
    伟wei 强qiang 磊lei 军jun 勇yong 杰jie 涛tao 超chao 明ming 刚gang 平ping 辉hui 鹏peng 飞fei 斌bin 波bo 健jian 俊jun 峰feng 浩hao 宇yu
    凯kai 毅yi 森sen 亮liang 旭xu 洋yang 晨chen 睿rui 博bo
    建国jianguo 建华jianhua 建军jianjun 建平jianping 国强guoqiang 国华guohua 国栋guodong 志强zhiqiang 志明zhiming 志远zhiyuan 志伟zhiwei
    志勇zhiyong 文博wenbo 文涛wentao 文杰wenjie 文斌wenbin 文轩wenxuan 俊杰junjie 俊峰junfeng 俊辉junhui 俊宇junyu 浩然haoran 浩宇haoyu
    浩天haotian 子轩zixuan 子豪zihao 子涵zihan 子安zian 子墨zimo 宇航yuhang 宇轩yuxuan 宇辰yuchen 家豪jiahao 家明jiaming 家辉jiahui
    嘉伟jiawei 嘉诚jiacheng 嘉懿jiayi 天佑tianyou 天宇tianyu 天翔tianxiang 思远siyuan 思源siyuan 思哲sizhe 明远mingyuan 明辉minghui
    明哲mingzhe 明轩mingxuan 海涛haitao 海波haibo 海峰haifeng 海洋haiyang 晓东xiaodong 晓峰xiaofeng 晓明xiaoming 东升dongsheng 伟民weimin
    伟东weidong 永强yongqiang 永刚yonggang 永康yongkang 庆丰qingfeng 庆华qinghua 德明deming 德胜desheng 振宇zhenyu 振华zhenhua 振东zhendong
    宏伟hongwei 宏达hongda 宏宇hongyu 泽宇zeyu 泽楷zekai 梓豪zihao 梓睿zirui 一凡yifan 一诺yinuo 一帆yifan 逸飞yifei 逸凡yifan
    景行jingxing 景天jingtian 博文bowen 博远boyuan 睿哲ruizhe 睿渊ruiyuan 立新lixin 立群liqun 立峰lifeng 少华shaohua 少杰shaojie 世杰shijie
    世豪shihao 承宇chengyu 承志chengzhi 启明qiming 启航qihang 春生chunsheng 福生fusheng 金龙jinlong 金宝jinbao 长江changjiang 卫东weidong
    卫国weiguo 爱国aiguo 学文xuewen 学军xuejun 正阳zhengyang 正浩zhenghao 云飞yunfei 云鹏yunpeng 晨阳chenyang 晨曦chenxi 旭东xudong""".split()
GIVEN_FEMALE = """
    芳fang 娜na 静jing 敏min 丽li 艳yan 娟juan 霞xia 英ying 玲ling 燕yan 红hong 雪xue 梅mei 莉li 兰lan 洁jie 婷ting 颖ying 琳lin 晶jing 欣xin
    慧hui 倩qian 璐lu 蕾lei 薇wei 菲fei 悦yue 萍ping
    秀英xiuying 秀兰xiulan 秀珍xiuzhen 桂英guiying 桂芳guifang 桂兰guilan 玉兰yulan 玉梅yumei 玉珍yuzhen 淑珍shuzhen 淑华shuhua 淑芬shufen
    凤英fengying 春梅chunmei 春燕chunyan 秋月qiuyue 冬梅dongmei 丽娟lijuan 丽华lihua 丽萍liping 丽娜lina 美玲meiling 美华meihua 美琪meiqi
    晓燕xiaoyan 晓红xiaohong 晓丽xiaoli 晓雯xiaowen 晓彤xiaotong 小红xiaohong 小燕xiaoyan 小雨xiaoyu 海燕haiyan 海霞haixia 雪梅xuemei 雪莹xueying
    雪琴xueqin 婷婷tingting 娜娜nana 佳怡jiayi 佳琪jiaqi 佳慧jiahui 佳宁jianing 怡然yiran 怡君yijun 欣怡xinyi 欣然xinran 欣悦xinyue
    诗涵shihan 诗雨shiyu 诗琪shiqi 雨涵yuhan 雨欣yuxin 雨桐yutong 雨薇yuwei 雨萱yuxuan 梦瑶mengyao 梦洁mengjie 梦琪mengqi 梦婷mengting
    思琪siqi 思雨siyu 思颖siying 思彤sitong 梓涵zihan 梓萱zixuan 梓晴ziqing 子涵zihan 子琪ziqi 紫薇ziwei 紫萱zixuan 语嫣yuyan 语桐yutong
    若曦ruoxi 若兰ruolan 若琳ruolin 可欣kexin 可馨kexin 心怡xinyi 心悦xinyue 心语xinyu 安琪anqi 安然anran 静怡jingyi 静雯jingwen 静宜jingyi
    慧敏huimin 慧玲huiling 慧琳huilin 文静wenjing 文婷wenting 文慧wenhui 文倩wenqian 一诺yinuo 依依yiyi 依诺yinuo 乐怡leyi
    悦宁yuening 月华yuehua 月娥yuee 云霞yunxia 彩霞caixia 彩虹caihong 金凤jinfeng 红梅hongmei 红霞hongxia 艳红yanhong 艳丽yanli 亚男yanan
    亚楠yanan 芷晴zhiqing 芷若zhiruo 书瑶shuyao 书涵shuhan 清荷qinghe 清雅qingya 婉清wanqing 婉婷wanting 映雪yingxue 念慈nianci""".split()
# Namesakes are a fact of life, and the product has to cope with them.
NAMESAKES = [("王Wang", "伟wei", "MALE"), ("张Zhang", "伟wei", "MALE"), ("王Wang", "芳fang", "FEMALE"), ("李Li", "娜na", "FEMALE"),
             ("张Zhang", "敏min", "FEMALE"), ("李Li", "静jing", "FEMALE"), ("刘Liu", "洋yang", "MALE"), ("王Wang", "磊lei", "MALE"),
             ("李Li", "杰jie", "MALE"), ("陈Chen", "静jing", "FEMALE")]

# Chinese firms: [city] + brand + trade + form. The industry goes with the trade.
ZH_CITIES = ["杭州", "苏州", "成都", "宁波", "厦门", "青岛", "南京", "长沙", "昆明", "西安", "义乌", "温州", "佛山", "大理", "景德镇", "上海", "广州"]
ZH_BRAND_1 = ("沐mu 云yun 青qing 禾he 知zhi 南nan 素su 棠tang 鹿lu 白bai 拾shi 木mu 初chu 念nian 星xing 安an 朴pu 半ban 清qing 月yue 松song 竹zhu "
              "听ting 小xiao 花hua 溪xi 山shan 锦jin 暖nuan 橙cheng").split()
ZH_BRAND_2 = ("春chun 里li 舍she 屿yu 禾he 山shan 间jian 河he 石shi 光guang 野ye 川chuan 语yu 朵duo 集ji 亭ting 溪xi 苑yuan 堂tang 笺jian 漫man 颂song "
              "井jing 坊fang 橘ju 岚lan 渡du 盏zhan 汀ting 木mu").split()
ZH_TRADES = [("茶饮有限公司", "Hospitality"), ("餐饮管理有限公司", "Hospitality"), ("咖啡馆", "Hospitality"), ("民宿", "Hospitality"),
             ("花艺工作室", "Florist"), ("鲜花店", "Florist"), ("园艺花卉有限公司", "Florist"), ("礼品有限公司", "Gifts"), ("礼品商行", "Gifts"),
             ("文创礼品有限责任公司", "Gifts"), ("手作工坊", "Gifts"), ("贸易有限公司", "Wholesale"), ("进出口贸易有限公司", "Wholesale"),
             ("商贸有限公司", "Wholesale"), ("供应链管理有限公司", "Wholesale"), ("家居用品有限公司", "Retail"), ("生活馆", "Retail"),
             ("百货有限公司", "Retail"), ("杂货铺", "Retail"), ("家居集合店", "Retail"), ("电子商务有限公司", "Online shop"),
             ("网络科技有限公司", "Online shop"), ("旗舰网店", "Online shop"), ("文化传播有限公司", "Events"), ("婚礼策划有限公司", "Events"),
             ("会展服务有限公司", "Events"), ("教育咨询有限公司", "Education"), ("幼儿园", "Education"), ("书店", "Retail")]
ZH_LONG_TRADES = [("手工艺品与家居用品进出口贸易有限责任公司", "Wholesale"), ("国际文化艺术交流与礼品定制服务有限公司", "Gifts"),
                  ("供应链管理及跨境电子商务（集团）股份有限公司", "Online shop")]

# English firms: place or surname + trade. All places are made up.
EN_PLACES = ("Ashcombe Fernleigh Millbrook Harrowdene Oakhurst Willowmere Brackenford Larkfield Stonebeck Marlowe Thistledown "
             "Kestrel Hollybush Wrenfield Amberley-Cross Foxglove Primrose Copperfield Juniper Saltmarsh Bluebell Heathervale "
             "Rookery Maple Cobbleton Hazelwick Driftwood Silverbirch Tumbledown Netherby Honeysuckle Quillgate Applecroft "
             "Windrush-End Pebblewick Cloverdale Brambleside Skylark Moorgate-Hill Tideswell-Bay").split()
EN_TRADES = [("Gifts", "Gifts"), ("Gift Shop", "Gifts"), ("Cards & Gifts", "Gifts"), ("Gift Company", "Gifts"), ("Keepsakes", "Gifts"),
             ("Florist", "Florist"), ("Flowers", "Florist"), ("Flower Barn", "Florist"), ("Tea Rooms", "Hospitality"),
             ("Coffee House", "Hospitality"), ("Guest House", "Hospitality"), ("Country Hotel", "Hospitality"), ("Kitchen", "Hospitality"),
             ("Events", "Events"), ("Weddings & Events", "Events"), ("Party Hire", "Events"), ("Interiors", "Retail"), ("Homewares", "Retail"),
             ("Farm Shop", "Retail"), ("Garden Centre", "Retail"), ("General Store", "Retail"), ("Emporium", "Retail"), ("Toy Cupboard", "Retail"),
             ("Trading", "Wholesale"), ("Wholesale", "Wholesale"), ("Importers", "Wholesale"), ("Supply Co", "Wholesale"),
             ("Primary School", "Education"), ("Nursery School", "Education"), ("Craft College", "Education"),
             ("Online", "Online shop"), ("Direct", "Online shop"), ("Vintage Web Shop", "Online shop")]
EN_LONG_TRADES = [("Garden Centre, Farm Shop and Riverside Tea Rooms", "Retail"), ("Charitable Trust for Rural Crafts and Cottage Industries", "Education"),
                  ("Wedding Stationery, Favours and Party Supplies", "Events")]
# elsewhere: trade words and legal forms
FOREIGN_FIRMS = {
    "de": (["Geschenke", "Wohnaccessoires", "Blumen", "Handels", "Dekor"], ["GmbH", "KG", "e.K.", "GmbH & Co. KG"]),
    "fr": (["Cadeaux", "Décoration", "Fleurs", "Maison", "Distribution"], ["SARL", "SAS", "EURL", ""]),
    "es": (["Regalos", "Decoración", "Flores", "Hogar"], ["S.L.", "S.A.", "e Hijos S.L."]),
    "pt": (["Presentes", "Decoração", "Casa"], ["Lda.", "& Filhos Lda."]), "nl": (["Cadeaus", "Wonen", "Bloemen", "Handel"], ["B.V.", "V.O.F."]),
    "it": (["Regali", "Casa", "Fiori"], ["S.r.l.", "& Figli S.n.c."]), "sv": (["Presenter", "Interior", "Handel"], ["AB", "AS", "ApS"]),
    "fi": (["Lahjat", "Koti"], ["Oy", "Ky"]), "pl": (["Prezenty", "Dom", "Handel"], ["Sp. z o.o.", "S.C."]),
    "el": (["Gifts", "Home"], ["E.P.E.", "Ltd"]), "ja": (["Zakka", "Trading"], ["K.K.", "Co., Ltd."]), "ar": (["Trading", "Gifts"], ["LLC", "W.L.L."]),
    "he": (["Gifts", "Design"], ["Ltd"])}
FOREIGN_INDUSTRY = dict.fromkeys("Blumen Fleurs Flores Bloemen Fiori".split(), "Florist")
FOREIGN_INDUSTRY.update(dict.fromkeys("Handels Handel Distribution Trading".split(), "Wholesale"))
FOREIGN_INDUSTRY.update(dict.fromkeys("Geschenke Cadeaux Regalos Presentes Cadeaus Regali Presenter Lahjat Prezenty Gifts".split(), "Gifts"))

# Chance may not name the invented people and firms after well-known ones.
TOO_WELL_KNOWN = set("""
    马云 刘翔 李宁 王菲 姚明 姚晨 李强 李鹏 王毅 王勇 王晨 汪洋 秦刚 董军 陈云 朱德 任志强 周永康 何立峰 何卫东 王文涛 许志远 孔子 孟子
    张杰 李健 李晨 邓超 汪峰 韩红 胡军 马龙 白宇 赵薇 周迅 何洁 李嘉诚 马明哲 黄晓明 周芷若 王语嫣 夏紫薇 诸葛亮
    云集 青山 南山 安井 花集 山石 禾川 安集 橙光 青禾 白石 星野 云山 月月""".split())
TOO_WELL_KNOWN |= {"Michael Jackson", "Elizabeth Taylor", "Emma Watson", "Paul Walker", "Stephen King", "James Brown", "Thomas Müller",
                   "Brian Cox", "Robert Palmer", "Rose West", "Harold Wilson", "Jordan Henderson", "Christopher Robinson"}


def split_pinyin(part):
    """'王Wang' as ('王', 'Wang')."""
    at = re.search(r"[A-Za-z]", part).start()
    return part[:at], part[at:]


def chinese_person(c):
    """(name, words for the e-mail address, gender)"""
    if c.yes(0.03):
        surname, given, gender = c.pick(NAMESAKES)
    else:
        surname = c.weighted(SURNAMES)
        gender = "MALE" if c.yes(0.48) else "FEMALE"
        given = c.pick(GIVEN_MALE if gender == "MALE" else GIVEN_FEMALE)
    (s, s_latin), (g, g_latin) = split_pinyin(surname), split_pinyin(given)
    if s + g in TOO_WELL_KNOWN or s in g:
        return chinese_person(c)
    name = s + g
    if c.yes(0.08):
        name += " (%s %s)" % (s_latin, g_latin.capitalize())
    return name, [s_latin, g_latin], gender


def western_person(c, lang):
    male, female, surnames = PEOPLE[lang]
    gender = "MALE" if c.yes(0.46) else "FEMALE"
    first = c.pick(male if gender == "MALE" else female)
    last = c.pick(surnames).replace("-", " " if lang in ("nl", "de") else "-")
    if lang == "pl" and gender == "FEMALE" and last.endswith("ski"):
        last = last[:-1] + "a"
    if lang == "es":
        last += " " + c.pick(surnames) if c.yes(0.4) else ""
    if lang == "en" and c.yes(0.04):
        other = c.pick(surnames)
        last += "-" + other if other != last else ""
    if "%s %s" % (first, last) in TOO_WELL_KNOWN:
        return western_person(c, lang)
    return "%s %s" % (first, last), [first, last], gender


def chinese_company(c):
    """(name, words for the e-mail address, industry)"""
    parts = [c.pick(ZH_BRAND_1), c.pick(ZH_BRAND_2)]
    if c.yes(0.25):
        parts.append(c.pick(ZH_BRAND_2))
    zh, latin = zip(*(split_pinyin(p) for p in parts))
    trade, industry = c.pick(ZH_LONG_TRADES if c.yes(0.03) else ZH_TRADES)
    if len(set(zh)) < len(zh) or "".join(zh[:2]) in TOO_WELL_KNOWN:        # no 禾禾
        return chinese_company(c)
    name, latin_name = "".join(zh), "".join(latin)
    if c.yes(0.12):
        name += "（伦敦）" + trade
    else:
        name = (c.pick(ZH_CITIES) if c.yes(0.4) else "") + name + trade
    if c.yes(0.06):
        name += " (%s)" % " ".join(x.capitalize() for x in latin)
    return name, [latin_name], industry


def western_company(c, lang):
    if lang != "en":
        trades, forms = FOREIGN_FIRMS[lang]
        who = c.pick(PEOPLE[lang][2]).replace("-", " ")
        if c.yes(0.25):
            who += (" & " if c.yes(0.7) else " ") + c.pick(PEOPLE[lang][2]).replace("-", " ")
        trade = c.pick(trades)
        name = ("%s %s %s" % (who, trade, c.pick(forms))).strip()
        return name, [who], "Online shop" if c.yes(0.12) else FOREIGN_INDUSTRY.get(trade, "Retail")
    trade, industry = c.pick(EN_LONG_TRADES if c.yes(0.03) else EN_TRADES)
    place, surname = c.pick(EN_PLACES).replace("-", " "), c.pick(PEOPLE["en"][2])
    who = c.weighted([(place, 5), ("The " + place, 2), (surname + " & " + c.pick(PEOPLE["en"][2]), 2), (surname + "'s", 1.5),
                      (surname + " & Sons", 0.7), (surname + " & Daughters", 0.5), (c.pick(PEOPLE["en"][1]) + "'s " + place, 1.5)])
    name = "%s %s" % (who, trade)
    if industry != "Education" and c.yes(0.45):
        name += c.weighted([(" Ltd", 6), (" Limited", 1), (" LLP", 1), (" (UK) Ltd", 0.5)])
    return name, [who], industry


# ---------------------------------------------------------------- invented contact data

COUNTRY_NAMES = {"EIRE": "Ireland", "RSA": "South Africa", "Korea": "South Korea", "Unspecified": "",
                 "European Community": "European Union"}
UK_REGIONS = weights("London 15, South East 15, South West 10, East of England 10, East Midlands 8, West Midlands 9, "
                     "Yorkshire 9, North West 11, North East 5, Scotland 8, Wales 5, Northern Ireland 3")
# Number ranges that Ofcom, the British regulator, keeps free for drama; x is a digit.
UK_LANDLINES = {"London": ["+44207946 0xxx"], "South East": ["+44118496 0xxx"], "South West": ["+44117496 0xxx"],
                "East of England": ["+441632960xxx"], "East Midlands": ["+44115496 0xxx", "+44116496 0xxx"],
                "West Midlands": ["+44121496 0xxx"], "Yorkshire": ["+44113496 0xxx", "+44114496 0xxx"],
                "North West": ["+44161496 0xxx", "+44151496 0xxx"], "North East": ["+44191498 0xxx"],
                "Scotland": ["+44131496 0xxx", "+44141496 0xxx"], "Wales": ["+442920180xxx"], "Northern Ireland": ["+442896496xxx"]}
UK_MOBILE, UK_ANYWHERE, CHINA_MOBILE = "+447700900xxx", "+443069990xxx", "+861990000xxxx"

SOURCES = {"COMPANY": weights("trade fair 5, referral 4, phone 3, email 3, website 4, call centre 1, forum 0.5"),
           "PERSON": weights("website 8, email 3, phone 2, call centre 2, referral 3, forum 2, trade fair 0.5")}
CHANNELS = {"zh": weights("WECOM 5, PHONE 2, SMS 1.5, EMAIL 1, VISIT 0.5, 3"), "other": weights("EMAIL 5, PHONE 3, SMS 2, VISIT 0.6, 4")}


class Phones:
    """Hands out the numbers of each range in a shuffled order, none of them twice."""

    def __init__(self):
        self.left = {}

    def take(self, pattern):
        pattern = pattern.replace(" ", "")
        head = pattern.rstrip("x")
        digits = len(pattern) - len(head)
        if pattern not in self.left:
            self.left[pattern] = Chance("phone " + head).shuffled(range(10 ** digits))
        pool = self.left[pattern]
        return head + str(pool.pop()).zfill(digits) if pool else None


def ascii_word(text):
    """Lower-case letters for an address: 'Müller' -> 'mueller', "O'Neill" -> 'oneill'."""
    import unicodedata
    for a, b in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("ø", "o"), ("ł", "l"), ("Ø", "O")):
        text = text.replace(a, b)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub("[^a-z]", "", text.lower())


def birth_dates(n):
    """n dates from 1945 to 2005, spread evenly over the days of the year (29 February included)."""
    c, out = Chance("birthday"), []
    year_days = [datetime.date(2000, 1, 1) + datetime.timedelta(d) for d in range(366)]
    while len(out) < n:
        for day in c.shuffled(year_days):
            year = 1945 + int(61 * (c.random() + c.random()) / 2)
            if (day.month, day.day) == (2, 29):
                year = max(1948, year - year % 4)
            out.append(day.replace(year=year).isoformat())
    return out[:n]


# ---------------------------------------------------------------- customers

class History:
    """What the orders tell about one customer."""

    def __init__(self):
        self.countries, self.quantities, self.months = Counter(), [], Counter()
        self.first, self.spent, self.sold, self.units, self.christmas = None, 0.0, 0.0, 0, 0

    def add(self, r, category):
        q, value = int(r.quantity), int(r.quantity) * float(r.price)
        self.countries[r.country] += 1
        self.first = min(self.first or r.time, r.time)
        self.spent += value
        if q > 0:
            self.quantities.append(q)
            self.months[r.time[5:7]] += 1
            self.units, self.sold = self.units + q, self.sold + value
            self.christmas += category == "Christmas"

    def wholesale_rank(self):
        """Large for those who buy many of each thing: median quantity a line, then the mean."""
        q = sorted(self.quantities) or [0]
        return q[len(q) // 2], sum(q) / len(q)


def customers(rows, product_table):
    category = {p[0]: p[2] for p in product_table[1:]}
    history = defaultdict(History)
    for r in rows:
        history[r.customer].add(r, category[r.sku])
    numbers = sorted(history)
    by_size = sorted(numbers, key=lambda n: (-history[n].wholesale_rank()[0], -history[n].wholesale_rank()[1], n))
    companies = set(by_size[:round(0.35 * len(numbers))])
    by_spend = sorted(numbers, key=lambda n: (-history[n].spent, n))
    owner = owners(by_spend)
    vip, net30 = set(by_spend[:180]), set(by_spend[:900])

    in_uk = [n for n in numbers if most_frequent(history[n].countries) == "United Kingdom"]
    chinese = set(Chance("language").shuffled(in_uk)[:round(0.4 * len(numbers))])
    persons = [n for n in numbers if n not in companies]
    dated = Chance("who tells the birthday").shuffled(persons)[:round(0.8 * len(persons))]
    birthday = dict(zip(dated, birth_dates(len(dated))))

    phones, used = Phones(), Counter()
    c_name, c_phone, c_mail, c_region, c_other = (Chance(x) for x in ("name", "phone", "mail", "region", "other"))
    out = [CUSTOMER_COLUMNS]
    for n in numbers:
        h, kind = history[n], "COMPANY" if n in companies else "PERSON"
        country = most_frequent(h.countries)
        lang = "zh" if n in chinese else LANGUAGE.get(country, "en")
        gender = industry = ""
        if kind == "PERSON":
            name, words, gender = chinese_person(c_name) if lang == "zh" else western_person(c_name, lang)
            gender = "" if c_name.yes(0.06) else gender
        else:
            name, words, industry = chinese_company(c_name) if lang == "zh" else western_company(c_name, lang)

        region = c_region.weighted(UK_REGIONS) if country == "United Kingdom" else COUNTRY_NAMES.get(country, country)
        phone = email = ""
        if c_phone.yes(0.92):
            if lang == "zh":
                phone = phones.take(CHINA_MOBILE)
            elif country != "United Kingdom":
                phone = phones.take(UK_ANYWHERE)
            else:
                mobile = kind == "PERSON" and c_phone.yes(0.5)
                phone = (mobile and phones.take(UK_MOBILE)) or phones.take(c_phone.pick(UK_LANDLINES[region]))
        if c_mail.yes(0.88):
            local = ".".join(filter(None, (ascii_word(w) for w in words)))
            used[local] += 1
            local += str(used[local]) if used[local] > 1 else ""
            email = local + ("@example.com" if kind == "PERSON" else "@example.org" if lang == "zh" else "@example.net")

        first = datetime.date.fromisoformat(h.first[:10])
        joined = first - datetime.timedelta(0 if c_other.yes(0.35) else c_other.below(61))
        channel = c_other.weighted(CHANNELS["zh" if lang == "zh" else "other"])
        if (channel == "EMAIL" and not email) or (channel in ("PHONE", "SMS") and not phone):
            channel = ""

        tags, lines = [], max(1, len(h.quantities))
        if n in vip:
            tags.append("vip")
        if kind == "COMPANY" and h.wholesale_rank()[0] >= 12 and c_other.yes(0.5):
            tags.append("wholesale")
        if kind == "COMPANY" and n in net30 and c_other.yes(0.8):
            tags.append("net30")
        if kind == "PERSON" and lines <= 12 and c_other.yes(0.35):
            tags.append("gift")
        if lines >= 8 and h.christmas >= 0.2 * lines:
            tags.append("christmas")
        if lines >= 8 and len(h.months) <= 2 and c_other.yes(0.3):
            tags.append("seasonal")
        if h.units and h.sold / h.units < 1.1 and c_other.yes(0.4):
            tags.append("price-sensitive")
        if email and c_other.yes(0.22):
            tags.append("newsletter")

        out.append((n, name, kind, gender, birthday.get(n, ""), phone, email, region, industry,
                    c_other.weighted(SOURCES[kind]), owner[n], joined.isoformat(), ";".join(tags), channel))
    return out


def owners(by_spend):
    """User names: rep and rep2 450 customers each, 4 % nobody, the rest in equal parts.

    The sixty biggest customers go round the six users in turn and are never left unassigned.
    """
    users = ["rep", "rep2", "lin.yue", "zhao.min", "tom.harris", "emma.clark"]
    top, rest = by_spend[:60], by_spend[60:]
    owner = {n: users[i % 6] for i, n in enumerate(top)}
    pool = round(0.04 * len(by_spend))
    labels = [""] * pool + ["rep"] * 440 + ["rep2"] * 440
    labels += [users[2 + i % 4] for i in range(len(rest) - len(labels))]
    owner.update(zip(rest, Chance("owner").shuffled(labels)))
    return owner


# ---------------------------------------------------------------- files

def to_csv(table):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(table)
    return text.getvalue().encode("utf-8")


def to_gzip(data, fast):
    """gzip without time stamp or file name."""
    if not fast and shutil.which("zopfli"):
        with tempfile.TemporaryDirectory() as d:
            path = os.path.join(d, "data")
            with open(path, "wb") as f:
                f.write(data)
            return subprocess.run(["zopfli", "-c", path], check=True, stdout=subprocess.PIPE).stdout
    z = zlib.compressobj(9, zlib.DEFLATED, 31)
    return z.compress(data) + z.flush()


def read_table(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as f:
        return list(csv.reader(f))


def build(source, out, fast):
    rows = read_source(source)
    product_table = products(rows)
    total = 0
    for name, table in (("products", product_table), ("customers", customers(rows, product_table)),
                        ("order-lines", order_lines(rows))):
        data = to_gzip(to_csv(table), fast)
        total += len(data)
        with open(os.path.join(out, name + ".csv.gz"), "wb") as f:
            f.write(data)
        print("%-12s %8d rows %9d bytes" % (name, len(table) - 1, len(data)))
    print("%-12s %23d bytes" % ("together", total))


def verify(source, out):
    def check(fact, message):
        if not fact:
            sys.exit("WRONG: " + message)
        print("ok: " + message)

    path = {n: os.path.join(out, n + ".csv.gz") for n in ("customers", "products", "order-lines")}
    check(sum(os.path.getsize(p) for p in path.values()) <= 3000000, "together at most 3,000,000 bytes")
    for p in path.values():
        with open(p, "rb") as f:
            head = f.read(8)
        check(head[3] == 0 and head[4:8] == b"\0\0\0\0", "no name and no time stamp in " + os.path.basename(p))

    rows, table = read_source(source), read_table(path["order-lines"])
    check(table.pop(0) == LINE_COLUMNS, "header of order-lines")
    check(len(table) == len(rows) == 800585, "800,585 lines")
    decoded = list(decode_order_lines(table))
    check(all(d == (r.invoice, r.time, r.customer, r.sku, r.quantity, r.price) for d, r in zip(decoded, rows)),
          "every line equals the published one, in the published order")
    check(len({d[0] for d in decoded}) == 41216, "41,216 invoices")
    check(sum(d[0].startswith("C") for d in decoded) == 9541
          and all((int(d[4]) < 0) == d[0].startswith("C") for d in decoded), "9,541 lines of cancellations, and only they negative")
    sums = [(sum(int(x.quantity) for x in rows), sum(int(x.quantity) * round(float(x.price) * 1000) for x in rows)),
            (sum(int(d[4]) for d in decoded), sum(int(d[4]) * round(float(d[5]) * 1000) for d in decoded))]
    check(sums[0] == sums[1], "sums equal: quantity %d, value %.3f" % (sums[1][0], sums[1][1] / 1000))

    people = read_table(path["customers"])
    check(people.pop(0) == CUSTOMER_COLUMNS, "header of customers")
    check([p[0] for p in people] == sorted({r.customer for r in rows}) and len(people) == 5938, "5,938 customers, each once")
    for i, label in ((5, "phone numbers"), (6, "e-mail addresses")):
        known = [p[i] for p in people if p[i]]
        check(len(known) == len(set(known)), "%d %s, none twice" % (len(known), label))
    check(all(re.fullmatch(r"[a-z.]+\d*@example\.(com|org|net)", p[6]) for p in people if p[6]), "only reserved mail domains")
    check(all(re.fullmatch(r"\+\d{11,13}", p[5]) for p in people if p[5]), "phones in E.164 form")
    first = {}
    for r in rows:
        first.setdefault(r.customer, r.time[:10])
    check(all(0 <= (datetime.date.fromisoformat(first[p[0]]) - datetime.date.fromisoformat(p[11])).days <= 60 for p in people),
          "joined 0 to 60 days before the first order")
    check(len({p[4][5:] for p in people if p[4]}) == 366, "a birthday on each of the 366 days")
    goods = read_table(path["products"])
    check(goods.pop(0) == PRODUCT_COLUMNS, "header of products")
    check([g[0] for g in goods] == sorted({r.sku for r in rows}), "%d stock codes, each once" % len(goods))

    print("\nlast minute: %s" % max(d[1] for d in decoded))
    for label, values in (("type", (p[2] for p in people)), ("gender", (p[3] for p in people)), ("owner", (p[10] for p in people)),
                          ("channel", (p[13] for p in people)), ("source", (p[9] for p in people)), ("tags", (t for p in people for t in p[12].split(";"))),
                          ("region", (p[7] for p in people)), ("industry", (p[8] for p in people)), ("category", (g[2] for g in goods))):
        print("%s: %s" % (label, ", ".join("%s %d" % (k or "(none)", v) for k, v in Counter(values).most_common())))
    print("birthdays %d, Chinese names %d" % (sum(bool(p[4]) for p in people), sum(bool(re.search("[\u4e00-\u9fff]", p[1])) for p in people)))
    print("no products: " + ", ".join(g[0] for g in goods if g[4] == "false"))


def main():
    a = argparse.ArgumentParser(description="Makes (or, with --verify, checks) the demo data files; see FORMAT.md.")
    a.add_argument("source", help="the published CSV file, plain or .gz")
    a.add_argument("--out", default=".", help="folder of the three files (default: the current one)")
    a.add_argument("--fast", action="store_true", help="compress with zlib even if zopfli is there")
    a.add_argument("--verify", action="store_true", help="compare the files with the source instead of writing them")
    args = a.parse_args()
    if args.verify:
        verify(args.source, args.out)
    else:
        build(args.source, args.out, args.fast)


if __name__ == "__main__":
    main()
