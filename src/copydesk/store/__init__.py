"""Articles, versions, stories, drafts, decisions and posts kept between runs."""
