"""NT, nội dung tin bài: author, source, approval, title, lead."""
