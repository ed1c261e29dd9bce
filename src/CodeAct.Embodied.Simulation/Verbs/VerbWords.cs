namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>What is said of a verb, and how it is said to the robot.</summary>
public sealed record VerbWords
{
    /// <summary>The Python function of the default list, for example <c>take</c>; null where there is none.</summary>
    public string? Function { get; init; }

    /// <summary>What each argument names, in order: none, one or two.</summary>
    public ImmutableArray<ArgumentKind> Arguments { get; init; } = [];

    /// <summary>The text command before the first, between and after the arguments: one part more than arguments.</summary>
    public required ImmutableArray<string> Parts { get; init; }

    /// <summary>As <see cref="Parts"/>, before ALFWorld 0.4; empty where the command did not exist. Default: the same.</summary>
    public ImmutableArray<string> OldParts
    {
        get => field.IsDefault ? Parts : field;
        init;
    }

    /// <summary>One line of help: an imperative sentence.</summary>
    public string Help { get; init; } = "";

    /// <summary>An example call's arguments.</summary>
    public ImmutableArray<string> Example { get; init; } = [];

    /// <summary>What the command <c>help</c> says of it, for example <c>move to a receptacle</c>; null where it says nothing.</summary>
    public string? Meaning { get; init; }

    /// <summary>Where it stands in lists that people read: lower numbers come first.</summary>
    public required int Order { get; init; }
}
