namespace CodeAct.Embodied.Evaluation.Datasets;

/// <summary>Which conversations a data set takes: a row a filter, with the name by which one asks for it.</summary>
/// <param name="Help">What it keeps.</param>
public sealed record DatasetFilter(string Name, string Help, Func<Trajectory, bool> Keeps)
{
    /// <summary>Every filter.</summary>
    public static ImmutableArray<DatasetFilter> All { get; } =
    [
        new("won", "won episodes", item => item.Won),
        new("more-than-two-turns", "more than two turns", item => item.Turns > 2),
        new("recovered", "something failed or was refused, and the episode was won all the same", item => item.Recovered),
        new("not-at-the-limit", "not won with the very last step", item => !item.Won || item.Steps < item.StepLimit),
        new("lost", "lost episodes, for preference pairs", item => !item.Won),
    ];

    /// <summary>The filter of that name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static DatasetFilter Find(string name) => All.FirstOrDefault(filter => filter.Name == name)
        ?? throw new InputException("--filter", $"there is no filter '{name}'; there are {string.Join(", ", All.Select(filter => filter.Name))}");
}
