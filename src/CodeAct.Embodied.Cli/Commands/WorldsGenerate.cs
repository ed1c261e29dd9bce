using System.Diagnostics;
using CodeAct.Embodied.Simulation.Generation;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact worlds generate</c>: makes houses with a task each.</summary>
internal static class WorldsGenerate
{
    private const string AllTasks = "all";
    private const int MostWorlds = 1_000_000;

    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var task = new Option<string>("--task")
        {
            Description = $"What is to be done: {string.Join(", ", TaskShape.All.Select(shape => shape.Type.Name()))}, or 'all' for one after the other.",
            DefaultValueFactory = _ => AllTasks,
        };
        var rooms = new Option<int>("--rooms") { Description = "How many rooms a house has, halls included: 1 to 12.", DefaultValueFactory = _ => 4 };
        var seed = new Option<long>("--seed") { Description = "Chooses the series of worlds. Another seed gives other worlds.", DefaultValueFactory = _ => 0 };
        var count = new Option<int>("--count") { Description = "How many worlds are made. World 7 is the same whatever the count.", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "The folder for the files, which are named by their number: 0000.yaml.", Required = true };
        var hide = new Option<double?>("--hide") { Description = "The share of wanted things in closed places at the start, 0 to 1. Default: as in real scenes." };
        var copies = new Option<int?>("--copies") { Description = "How many things of the wanted kind there are, 1 to 12. Default: as in real scenes, 1 to 4." };
        var furniture = new Option<double>("--furniture") { Description = "How much of the furniture that rooms can do without there is, 0.3 to 1.", DefaultValueFactory = _ => 1 };
        var command = new Command("generate", "Make houses with a task each, and with the proof that it can be done.") { task, rooms, seed, count, output, hide, copies, furniture };
        command.SetAction((result, cancellationToken) =>
        {
            var recipes = Tasks(result.GetRequiredValue(task)).Select(type => new WorldRecipe
            {
                Task = type,
                Rooms = result.GetValue(rooms),
                Hide = result.GetValue(hide),
                Copies = result.GetValue(copies),
                Furniture = result.GetValue(furniture),
            }).ToImmutableArray();
            foreach (var recipe in recipes)
                recipe.Check();
            if (result.GetValue(count) is not (>= 1 and <= MostWorlds) and var worlds)
                throw new InputException("--count", $"{worlds} is no number of worlds; choose 1 to {MostWorlds}");
            var folder = result.GetRequiredValue(output);
            // Not on this thread, which has to hear of Ctrl-C.
            return Task.Run(() => Make(recipes, result.GetValue(seed), result.GetValue(count), folder, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static ImmutableArray<TaskType> Tasks(string name)
    {
        if (name == AllTasks)
            return EnumNames.All<TaskType>();
        var shape = TaskShape.All.FirstOrDefault(shape => shape.Type.Name() == name || shape.Word == name || ((int)shape.Type).ToString(CultureInfo.InvariantCulture) == name);
        return shape is not null
            ? [shape.Type]
            : throw new InputException("--task", $"'{name}' is no type of task; choose {string.Join(", ", EnumNames.AllNames<TaskType>())} or {AllTasks}");
    }

    private static int Make(ImmutableArray<WorldRecipe> recipes, long seed, int count, string folder, CancellationToken cancellationToken)
    {
        var paths = Enumerable.Range(0, count).Select(number => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:D4}.yaml"))).ToImmutableArray();
        WorldFiles.CheckFree(paths);
        WorldFiles.CreateFolder(folder);
        var generator = new WorldGenerator(WorldCatalog.Shipped.Kinds);
        var (start, shown) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        for (var number = 0; number < count; number++)
        {
            var world = generator.Make(recipes[number % recipes.Length], seed, number, cancellationToken);
            WorldFiles.Write(paths[number], world.Text);
            if (Stopwatch.GetElapsedTime(start) is var elapsed && elapsed - shown >= ProgressEvery)
            {
                shown = elapsed;
                Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number + 1} of {count} worlds, {(number + 1) / elapsed.TotalSeconds:0.0} a second"));
            }
        }

        Console.Out.WriteLine(TerminalText.Line(string.Create(CultureInfo.InvariantCulture, $"{folder}: {count} {(count == 1 ? "world" : "worlds")}")));
        return ExitCode.Done;
    }
}
