namespace CodeAct.Embodied.Simulation.Games;

/// <summary>Splits PDDL text into parentheses and words. Text after <c>;</c> up to the end of the line is a comment.</summary>
internal ref struct PddlScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int position;

    /// <summary>Where the current token begins.</summary>
    public int Start { get; private set; }

    /// <summary>The current token: <c>(</c>, <c>)</c> or a word; empty at the end of the text.</summary>
    public ReadOnlySpan<char> Token { get; private set; }

    public readonly bool IsOpen => Token is "(";

    public readonly bool IsClose => Token is ")";

    /// <summary>Moves to the next token; false at the end of the text.</summary>
    public bool MoveNext()
    {
        while (position < text.Length)
        {
            var c = text[position];
            if (c == ';')
            {
                var end = text[position..].IndexOf('\n');
                position = end < 0 ? text.Length : position + end;
            }
            else if (char.IsWhiteSpace(c))
            {
                position++;
            }
            else
            {
                Start = position;
                if (c is '(' or ')')
                    position++;
                else
                    SkipWord();
                Token = text[Start..position];
                return true;
            }
        }

        Start = text.Length;
        Token = default;
        return false;
    }

    private void SkipWord()
    {
        while (position < text.Length && text[position] is not ('(' or ')' or ';') && !char.IsWhiteSpace(text[position]))
            position++;
    }
}
