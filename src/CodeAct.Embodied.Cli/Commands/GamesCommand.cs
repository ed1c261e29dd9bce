using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact games</c>: what there is to play.</summary>
internal static class GamesCommand
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create() => new("games", "List and describe ALFWorld games.") { CreateList(), CreateShow(), CreateStats() };

    private static Command CreateList()
    {
        var paths = Paths();
        var split = new Option<string?>("--split") { Description = "Only this split: train, valid_seen, valid_unseen, ..., or ALFWorld's eval_in_distribution and eval_out_of_distribution." };
        var type = new Option<string?>("--type") { Description = "Only this task type, by name or by ALFWorld's number from 1 to 6." };
        var json = new Option<bool>("--json") { Description = "A JSON object a line." };
        return new Command("list", "List games: id and task.") { paths, split, type, json }.Doing(result =>
        {
            var catalog = Read(result.GetRequiredValue(paths));
            var games = Choose(catalog.Games, result.GetValue(split), result.GetValue(type));
            using var output = Terminal.Filtered(new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16));
            foreach (var game in games)
                output.WriteLine(result.GetValue(json) ? Json(game) : TerminalText.Line($"{game.Id}  {game.GoalText}"));
            return Report(catalog);
        });
    }

    private static Command CreateShow()
    {
        var game = new Argument<string>("game") { Description = "A game.tw-pddl, a trial's folder, or FILE#ID, where any part of an id will do that only one row has." };
        var walkthrough = new Option<bool>("--walkthrough") { Description = "Also show the stored solution." };
        return new Command("show", "Describe a game: task, places and things.") { game, walkthrough }.Doing(result =>
        {
            var chosen = GameFiles.Read(result.GetRequiredValue(game));
            Show(chosen, chosen.ToWorld(), result.GetValue(walkthrough));
            return ExitCode.Done;
        });
    }

    private static Command CreateStats()
    {
        var paths = Paths();
        return new Command("stats", "Count games by split and task type.") { paths }.Doing(result =>
        {
            var catalog = Read(result.GetRequiredValue(paths));
            Count(catalog);
            return Report(catalog);
        });
    }

    private static Argument<string[]> Paths() => new("path")
    {
        Description = "A data root such as json_2.1.1, any folder below or above it, a collection (*.jsonl, *.jsonl.gz) or a game.tw-pddl.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static GameCatalog Read(string[] paths) => GameCatalog.Read(paths, UserCache.Folder);

    private static IEnumerable<GameEntry> Choose(IEnumerable<GameEntry> games, string? split, string? type)
    {
        if (split is not null)
            games = games.Where(game => game.Split == Splits.FolderOf(split));
        if (type is null)
            return games;
        var wanted = TaskShape.All.FirstOrDefault(shape => type == shape.Type.Name() || type == ((int)shape.Type).ToString(CultureInfo.InvariantCulture))
            ?? throw new InputException(
                "--type", $"there is no task type '{type}'; there are {string.Join(", ", TaskShape.All.Select(known => $"{(int)known.Type} {known.Type.Name()}"))}");
        return games.Where(game => game.Type == wanted.Type);
    }

    private static string Json(GameEntry game) => new JsonObject
    {
        ["id"] = game.Id,
        ["split"] = game.Split,
        ["task_type"] = game.Type.Name(),
        ["goal"] = game.GoalText,
        ["dialect"] = game.Dialect.Name(),
        ["walkthrough_steps"] = game.WalkthroughLength,
        ["path"] = game.Path,
    }.ToJsonString(Readable);

    private static void Show(Game game, WorldDefinition world, bool withWalkthrough)
    {
        Console.WriteLine(TerminalText.Line(game.Id));
        Console.WriteLine($"task      {TerminalText.Line(game.GoalText)}");
        Console.WriteLine($"type      {world.Goal.Type.Name()}");
        Console.WriteLine($"dialect   {game.Dialect.Name()}");
        Console.WriteLine($"solvable  {game.Solvable switch { true => "yes", false => "no", null => "not said" }}");
        Console.WriteLine($"solution  {(game.Walkthrough.IsEmpty ? "none stored" : $"{game.Walkthrough.Length} commands")}");
        Console.WriteLine($"size      {world.Receptacles.Length} receptacles, {world.Things.Length} things, {world.Locations.Length} locations");
        Console.WriteLine($"start     {new Simulator(world, game.Dialect).AdmissibleCommands.Length} admissible commands");
        Console.WriteLine();
        var contents = world.Contents.ToLookup(pair => pair.Receptacle, pair => world.Things[pair.Thing].Name);
        for (var r = 0; r < world.Receptacles.Length; r++)
        {
            var receptacle = world.Receptacles[r];
            var state = receptacle.Traits.HasFlag(ReceptacleTraits.Openable) ? " (closed)" : "";
            Console.WriteLine(TerminalText.Line($"  {receptacle.Name + state,-26}{string.Join(", ", contents[r])}"));
        }

        if (!withWalkthrough)
            return;
        Console.WriteLine();
        foreach (var step in game.Walkthrough)
            Console.WriteLine($"> {TerminalText.Line(step)}");
    }

    private static void Count(GameCatalog catalog)
    {
        var splits = catalog.Games.GroupBy(game => game.Split, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        Console.WriteLine($"{"",-34}{string.Concat(splits.Select(split => $"{(split.Key.Length > 0 ? split.Key : "-"),14}"))}{"all",10}");
        foreach (var shape in TaskShape.All)
            Row(shape.Type.Name(), game => game.Type == shape.Type);
        Row("all", _ => true);

        void Row(string name, Func<GameEntry, bool> isCounted) => Console.WriteLine(
            $"{name,-34}{string.Concat(splits.Select(split => $"{split.Count(isCounted),14}"))}{catalog.Games.Count(isCounted),10}");
    }

    private static int Report(GameCatalog catalog)
    {
        foreach (var problem in catalog.Problems)
            Console.Error.WriteLine(CommandRunner.Prefix + TerminalText.Line(problem));
        foreach (var (reason, count) in catalog.LeftOut)
            Console.Error.WriteLine($"codeact: left out {count}: {reason}");
        if (catalog.Games.IsEmpty)
            Console.Error.WriteLine("codeact: there are no games; name a folder above json_2.1.1, a collection (*.jsonl.gz) or a game.tw-pddl");
        return catalog.Games.IsEmpty || catalog.Problems.Length > 0 ? ExitCode.BadInput : ExitCode.Done;
    }
}
