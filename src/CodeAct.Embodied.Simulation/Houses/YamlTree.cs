namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>What a YAML file says, with the place of everything.</summary>
public abstract record YamlTree
{
    // Private: the three cases below are all there are.
    private YamlTree() { }

    /// <summary>Where it begins.</summary>
    public abstract Mark At { get; init; }

    /// <summary>A text, a number, a word.</summary>
    /// <param name="IsPlain">Whether it stands without quotes, and may therefore be a number or true or false.</param>
    public sealed record Text(Mark At, string Value, bool IsPlain) : YamlTree;

    /// <summary>A list.</summary>
    public sealed record Sequence(Mark At, ImmutableArray<YamlTree> Items) : YamlTree;

    /// <summary>Names and values, in the order of the file.</summary>
    /// <param name="IsComplete">False where an error in the file ended it early: what seems to be missing may follow.</param>
    public sealed record Table(Mark At, ImmutableArray<Entry> Entries, bool IsComplete) : YamlTree;

    /// <summary>A name and its value.</summary>
    public sealed record Entry(Text Key, YamlTree Value);
}
