"""Claims from a text: sentences, numbers, what they count, who said so, where and when."""
