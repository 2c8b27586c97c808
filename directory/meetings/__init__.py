"""When groups meet: rules of RFC 5545, what they mean in words, and the dates that follow from them."""
