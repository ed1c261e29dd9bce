namespace CodeAct.Embodied.Tests.Layers;

/// <summary>What may know what. A project knows those it names. A folder knows those on its own level and on earlier ones; the
/// project's own root is the folder with the empty name.</summary>
internal sealed record Layering(string Project, ImmutableArray<string> Knows, ImmutableArray<ImmutableArray<string>> Levels)
{
    public static ImmutableArray<Layering> All { get; } =
    [
        new("Shell", [], [[""]]),
        new("Simulation", [], [[""], ["Vocabulary"], ["Model"], ["Verbs", "Goals"], ["Rules", "Text", "Planning"], ["Games", "Houses", "Surprises"], ["Log"], ["Generation"], ["Episodes"]]),
        new("Drawing", ["Simulation"], [["Strokes"], ["Looks"], ["Plan"], ["Story"], ["Painting"], ["Figure"], ["Export"]]),
        new("Agents", ["Simulation"], [["Python", "Models", "Prompts", "Replies"], ["Modes"], ["Policies"], ["Runs"]]),
        new("PythonNet", ["Simulation", "Agents"], [[""]]),
        new("Evaluation", ["Simulation", "Agents", "Drawing"], [[""], ["Statistics", "Mint", "Importing"], ["Conformance", "Benchmarks", "Suites"], ["Running", "Metrics"], ["Causes"], ["Reports", "Datasets"]]),
        new("Cli", ["Simulation", "Agents", "Evaluation", "PythonNet", "Drawing", "Shell"], [[""], ["Rendering"], ["Commands"]]),
        new("Raylib", [], [[""]]),
        new("Viz", ["Simulation", "Drawing", "Evaluation", "Shell", "Raylib"], [[""], ["Screen"], ["Export", "Measuring"]]),
    ];

    /// <summary>The order in words, for example <c>Python, Models &lt; Policies</c>.</summary>
    public string Order => string.Join(" < ", Levels.Select(level => string.Join(", ", level.Select(folder => folder.Length > 0 ? folder : "(root)"))));

    /// <summary>Where a folder stands; -1 where the order does not name it.</summary>
    public int LevelOf(string folder) => Levels.IndexOf(Levels.FirstOrDefault(level => level.Contains(folder)));
}
