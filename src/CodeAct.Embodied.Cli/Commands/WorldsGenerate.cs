using System.Diagnostics;
using CodeAct.Embodied.Simulation.Generation;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact worlds generate</c>: makes houses with a task each.</summary>
internal static class WorldsGenerate
{
    private const int MostWorlds = 1_000_000;
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var knobs = RecipeKnob.All.Select(knob => (knob.Name, Option: new Option<string?>("--" + knob.Name) { Description = $"{knob.Help}: {knob.Range}. Default: {knob.Default}." })).ToImmutableArray();
        var difficulty = new Option<string?>("--difficulty")
        {
            Description = $"A recipe: {string.Join(", ", NamedRecipe.Names)}, or 'key=value' with commas between, as in an id; options beside it add to it.",
            HelpName = "RECIPE",
        };
        var count = new Option<int>("--count") { Description = "How many worlds are made. World 7 is the same whatever the count.", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "The folder for the files, which are named by their number: 0000.yaml.", Required = true };
        var command = new Command("generate", "Make houses with a task each, and with the proof that it can be done.") { output, count, difficulty };
        foreach (var (_, option) in knobs)
            command.Add(option);
        command.SetAction((result, cancellationToken) =>
        {
            // One reader for ids and options: each says what it cannot read by the same words.
            var parts = knobs.Select(knob => result.GetValue(knob.Option) is { } value ? $"{knob.Name}={value}" : null).Prepend(result.GetValue(difficulty)).OfType<string>();
            var recipe = WorldRecipe.Parse("worlds generate", string.Join(',', parts));
            if (result.GetValue(count) is not (>= 1 and <= MostWorlds) and var worlds)
                throw new InputException("--count", $"{worlds} is no number of worlds; choose 1 to {MostWorlds}");
            var folder = result.GetRequiredValue(output);
            // Not on this thread, which has to hear of Ctrl-C.
            return Task.Run(() => Make(recipe, result.GetValue(count), folder, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static int Make(WorldRecipe recipe, int count, string folder, CancellationToken cancellationToken)
    {
        var paths = Enumerable.Range(0, count).Select(number => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:D4}.yaml"))).ToImmutableArray();
        WorldFiles.CheckFree(paths);
        WorldFiles.CreateFolder(folder);
        var generator = WorldGenerator.Shipped;
        var (start, shown) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        for (var number = 0; number < count; number++)
        {
            var world = generator.Make(new WorldId(recipe, number), cancellationToken);
            WorldFiles.Write(paths[number], world.Text);
            if (Stopwatch.GetElapsedTime(start) is var elapsed && elapsed - shown >= ProgressEvery)
            {
                shown = elapsed;
                Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number + 1} of {count} worlds, {(number + 1) / elapsed.TotalSeconds:0.0} a second"));
            }
        }

        Console.Out.WriteLine(TerminalText.Line(string.Create(CultureInfo.InvariantCulture, $"{folder}: {count} {(count == 1 ? "world" : "worlds")}, made by {WorldGenerator.Version} from data {generator.Data}")));
        return ExitCode.Done;
    }
}
