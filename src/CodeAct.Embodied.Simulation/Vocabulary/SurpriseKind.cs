namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>What can come over an episode, once, where it was asked for.</summary>
public enum SurpriseKind
{
    /// <summary>The first thing that the robot reaches for is gone: it lies in or on another place.</summary>
    Moved,

    /// <summary>The first place that the robot opens is stuck, for one to three tries.</summary>
    Jammed,

    /// <summary>A command has no effect, once.</summary>
    Slip,

    /// <summary>An open place that is needed again closes as the robot leaves it.</summary>
    Closed,

    /// <summary>The first lamp that the robot switches on stays dark for good.</summary>
    Bulb,

    /// <summary>The first thing that the robot puts down lands in or on another place.</summary>
    Dropped,
}

/// <summary>How people name surprises: one or more with commas between, <c>all</c>, or <c>none</c>.</summary>
public static class SurpriseNames
{
    public const string All = "all";
    public const string None = "none";

    /// <summary>Reads such a list.</summary>
    /// <returns>The kinds, each once, in their order.</returns>
    /// <exception cref="InputException">There is no surprise of one of the names.</exception>
    public static ImmutableArray<SurpriseKind> Read(string written)
    {
        var names = written.Split(',', StringSplitOptions.TrimEntries);
        if (names is [None])
            return [];
        if (names is [All])
            return EnumNames.All<SurpriseKind>();
        var unknown = names.FirstOrDefault(name => EnumNames.Parse<SurpriseKind>(name) is null);
        return unknown is null
            ? [.. names.Select(name => EnumNames.Parse<SurpriseKind>(name)!.Value).Distinct().Order()]
            : throw new InputException($"there is no surprise '{unknown}'; name {string.Join(", ", EnumNames.AllNames<SurpriseKind>())}, some of them with commas between, {All} or {None}");
    }

    /// <summary>The list as <see cref="Read"/> takes it.</summary>
    public static string Write(ImmutableArray<SurpriseKind> kinds) => kinds.IsEmpty ? None : string.Join(',', kinds.Select(kind => kind.Name()));
}
