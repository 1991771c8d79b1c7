"""What came in: files read into articles.

    load(path)             an article from a file
    loaded(name, content)  an article from bytes: standard input, a line of a batch, an answer from the network
    told(name, content)    an article from a str that is decoded already

`name` is how messages call the text; its ending chooses the form (Markdown, HTML, plain text), else the content does.
All three raise `UnusableInputError` with one line that says where, what and what was wanted, and nothing else whatever
the bytes are. `article.text` is what `findings.check` takes.
"""

from copydesk.article.intake import LIMIT, load, loaded, told
from copydesk.article.model import Article, Entry

__all__ = ["LIMIT", "Article", "Entry", "load", "loaded", "told"]
