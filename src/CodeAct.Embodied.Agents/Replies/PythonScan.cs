using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Replies;

/// <summary>Walks through a Python program as Python's own tokenizer does, as far as strings, comments and brackets go, so that
/// a mark inside a string is not taken for a mark.</summary>
/// <remarks>A program that is wrong is walked through as well: a string without an end closes with its line, unless it has three
/// quotation marks.</remarks>
internal ref struct PythonScan(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private char quote;
    private bool isTriple;
    private bool isComment;
    private int at;
    private int depth;

    /// <summary>Whether the place is inside a string.</summary>
    public readonly bool IsString => quote != '\0';

    /// <summary>Whether the place is part of the program proper: in no string and in no comment.</summary>
    public readonly bool IsCode => !IsString && !isComment;

    /// <summary>Whether a statement may begin here, given that a line does: no string, bracket or continued line is open.</summary>
    public readonly bool IsStatementStart => !IsString && depth == 0 && !(at > 1 && text[at - 1] == '\n' && text[..(at - 1)].TrimEnd('\r').EndsWith("\\"));

    /// <summary>Goes on to a place further behind.</summary>
    public void MoveTo(int index)
    {
        while (at < index)
            at += IsString ? InString() : isComment ? InComment() : InCode();
    }

    /// <summary>The first match from a place on that is part of the program proper; null where there is none.</summary>
    /// <param name="accepts">Which matches count.</param>
    public static Match? Find(Regex mark, string text, int start, Predicate<Match> accepts)
    {
        var scan = new PythonScan(text) { at = start };
        for (var match = mark.Match(text, start); match.Success; match = match.NextMatch())
        {
            scan.MoveTo(match.Index);
            if (scan.IsCode && scan.at == match.Index && accepts(match))
                return match;
        }

        return null;
    }

    private int InString()
    {
        var c = text[at];
        if (c == '\\')
            return 2;
        if (isTriple ? StartsTriple(quote) : c == quote || c == '\n')
        {
            quote = '\0';
            return isTriple ? 3 : 1;
        }

        return 1;
    }

    private int InComment()
    {
        isComment = text[at] != '\n';
        return 1;
    }

    private int InCode()
    {
        var c = text[at];
        switch (c)
        {
            case '\'' or '"':
                quote = c;
                isTriple = StartsTriple(c);
                return isTriple ? 3 : 1;
            case '#':
                isComment = true;
                break;
            case '(' or '[' or '{':
                depth++;
                break;
            case ')' or ']' or '}':
                depth = Math.Max(0, depth - 1);
                break;
        }

        return 1;
    }

    private readonly bool StartsTriple(char c) => text[at..] is [var first, var second, var third, ..] && first == c && second == c && third == c;
}
