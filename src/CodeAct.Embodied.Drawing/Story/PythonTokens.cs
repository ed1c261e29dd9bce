namespace CodeAct.Embodied.Drawing.Story;

/// <summary>What a part of a line of Python is, for its colour.</summary>
public enum TokenKind
{
    Other,
    Keyword,
    Called,
    Quoted,
    Number,
    Comment,
}

/// <summary>A part of a line.</summary>
public readonly record struct Token(string Text, TokenKind Kind);

/// <summary>Tells the parts of Python lines apart, as far as colours need it. Strings over several lines are followed.</summary>
public static class PythonTokens
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "False",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "None", "nonlocal", "not", "or", "pass", "raise",
        "return", "True", "try", "while", "with", "yield",
    };

    /// <summary>The parts of each line.</summary>
    public static Token[][] Of(IReadOnlyList<string> lines)
    {
        var open = "";
        return [.. lines.Select(line => Of(line, ref open))];
    }

    // 'open' is the quotation mark of a string that goes on, three characters long, or nothing.
    private static Token[] Of(string line, ref string open)
    {
        List<Token> tokens = [];
        var at = 0;
        if (open.Length > 0)
            at = AddString(tokens, line, 0, 0, ref open);
        while (at < line.Length)
        {
            var c = line[at];
            if (c == '#')
            {
                tokens.Add(new Token(line[at..], TokenKind.Comment));
                break;
            }

            if (QuoteAt(line, at) is { } quote)
            {
                open = quote.Mark;
                at = AddString(tokens, line, at, quote.Start + quote.Mark.Length, ref open);
            }
            else if (char.IsLetter(c) || c == '_')
            {
                var end = at;
                while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] == '_'))
                    end++;
                var word = line[at..end];
                tokens.Add(new Token(word, Keywords.Contains(word) ? TokenKind.Keyword
                    : end < line.Length && line[end] == '(' ? TokenKind.Called
                    : TokenKind.Other));
                at = end;
            }
            else if (char.IsDigit(c))
            {
                var end = at;
                while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '.' or '_'))
                    end++;
                tokens.Add(new Token(line[at..end], TokenKind.Number));
                at = end;
            }
            else
            {
                var end = at + 1;
                while (end < line.Length && !char.IsLetterOrDigit(line[end]) && line[end] is not ('_' or '#' or '"' or '\''))
                    end++;
                tokens.Add(new Token(line[at..end], TokenKind.Other));
                at = end;
            }
        }

        return [.. tokens];
    }

    // A prefix such as f or rb belongs to the string.
    private static (int Start, string Mark)? QuoteAt(string line, int at)
    {
        var start = at;
        while (start < line.Length && start - at < 2 && "rRbBfFuU".Contains(line[start]))
            start++;
        if (start >= line.Length || line[start] is not ('"' or '\''))
            return null;
        var three = start + 2 < line.Length && line[start + 1] == line[start] && line[start + 2] == line[start];
        return (start, three ? line.Substring(start, 3) : line[start].ToString());
    }

    private static int AddString(List<Token> tokens, string line, int start, int at, ref string open)
    {
        while (at < line.Length)
        {
            if (line[at] == '\\')
            {
                at += 2;
                continue;
            }

            if (string.CompareOrdinal(line, at, open, 0, open.Length) == 0)
            {
                at += open.Length;
                tokens.Add(new Token(line[start..at], TokenKind.Quoted));
                open = "";
                return at;
            }

            at++;
        }

        tokens.Add(new Token(line[start..], TokenKind.Quoted));
        if (open.Length == 1)
            open = "";
        return line.Length;
    }
}
