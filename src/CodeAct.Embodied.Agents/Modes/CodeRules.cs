namespace CodeAct.Embodied.Agents.Modes;

/// <summary>How programs and solutions are written where a protocol has its own words for it.</summary>
public sealed record CodeRules
{
    /// <summary>The tag around a program.</summary>
    public required string ProgramTag { get; init; }

    /// <summary>The tag around the sentence that the task is done.</summary>
    public required string SolutionTag { get; init; }

    /// <summary>Whether a fenced block of Python counts where there is no tag. Default: false; a published file may show
    /// that it did.</summary>
    public bool TakesFences { get; init; }

    /// <summary>What the model reads after a solution: the episode would be over had it been right.</summary>
    public required string WrongSolution { get; init; }

    /// <summary>What the model reads after a reply without either, or with an empty solution.</summary>
    public required string NotUnderstood { get; init; }

    /// <summary>What functions return, as the list of tools says it.</summary>
    public required string Returns { get; init; }

    /// <summary>An answer of the worked example; slots: thought, program.</summary>
    public required string Example { get; init; }

    /// <summary>The answer with which the example ends.</summary>
    public required string LastExample { get; init; }

    /// <summary>The prompt; slots: turns, steps, proposals, tools, extras, example, task.</summary>
    public required string Prompt { get; init; }

    /// <summary>The prompt's version, for logs.</summary>
    public required string Version { get; init; }
}
