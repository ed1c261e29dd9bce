namespace CodeAct.Embodied.Drawing.Story;

/// <summary>A turn of an episode, as far as it has been recorded.</summary>
public sealed class TurnStory(int number, int firstStep)
{
    public int Number { get; } = number;

    public string? Thought { get; set; }

    /// <summary>The program's lines; empty where the agent gave none.</summary>
    public string[] Lines { get; set; } = [];

    /// <summary>Whether the lines are no program and no call, but words in which nobody found an action.</summary>
    public bool IsProse { get; set; }

    /// <summary>The lines, each in its parts.</summary>
    public Token[][] Code => IsProse ? [.. Lines.Select(line => (Token[])[new(line, TokenKind.Other)])] : PythonTokens.Of(Lines);

    /// <summary>What the program printed; null until it has ended.</summary>
    public string? Output { get; set; }

    /// <summary>How the program ended; null until it has.</summary>
    public CodeEnd? End { get; set; }

    /// <summary>What ended the program before its last line, or why there was none; null where nothing went wrong.</summary>
    public Problem? Problem { get; set; }

    /// <summary>The index of its first step.</summary>
    public int FirstStep { get; } = firstStep;

    public int StepCount { get; set; }

    public int EndStep => FirstStep + StepCount;

    public long Tokens { get; set; }
}
