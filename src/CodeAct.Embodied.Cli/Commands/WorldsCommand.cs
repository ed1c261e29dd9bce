using System.Text.Json.Nodes;
using CodeAct.Embodied.Drawing.Looks;
using CodeAct.Embodied.Simulation.Generation;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact worlds</c>: lists, shows, checks and makes houses, and brings them to ALFWorld's form and back.</summary>
internal static class WorldsCommand
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Faint = new(Color.Grey);

    public static Command Create() => new("worlds", "List, show, check and generate houses; write them as PDDL, and games as houses.")
    {
        CreateList(),
        CreateShow(),
        CreateCheck(),
        WorldsGenerate.Create(),
        WorldsExport.Create(),
        WorldsImport.Create(),
    };

    private static Option<bool> Json(string description) => new("--json") { Description = description };

    private static Command CreateList()
    {
        var json = Json("Print a JSON object for each house.");
        return new Command("list", "List the houses that come with the program.") { json }.Doing(result =>
        {
            var houses = WorldCatalog.Shipped.Names.Select(WorldLocator.FindHouse);
            if (result.GetValue(json))
                PrintJson(houses);
            else
                PrintList([.. houses]);
            return ExitCode.Done;
        });
    }

    private static Command CreateShow()
    {
        var name = new Argument<string>("WORLD") { Description = WorldLocator.Help };
        var json = Json("Print the house as a JSON object.");
        return new Command("show", "Draw a world, and list its tasks and what is where.") { name, json }.Doing(result =>
        {
            var world = result.GetRequiredValue(name);
            var house = GameFiles.IsGame(world) ? null : WorldLocator.FindHouse(world.Split('#')[0]);
            if (house is not null && result.GetValue(json))
                PrintJson([house]);
            else
                Show(house is { Tasks: [var only] } ? house.World(only) : WorldLocator.Find(world).World, house);
            return ExitCode.Done;
        });
    }

    private static Command CreateCheck()
    {
        var files = new Argument<string[]>("FILE") { Description = "House files, or ids of generated worlds. Default: every house that comes with the program." };
        files.Arity = ArgumentArity.ZeroOrMore;
        var json = Json("Print a JSON object for each problem.");
        return new Command("check", "Check house files, and say of every problem where it is and what would mend it.") { files, json }.Doing(result =>
        {
            var named = result.GetValue(files) is { Length: > 0 } given ? [.. given] : WorldCatalog.Shipped.Names;
            var isSound = true;
            foreach (var file in named)
                isSound &= Check(file, result.GetValue(json));
            return isSound ? ExitCode.Done : ExitCode.BadInput;
        });
    }

    private static bool Check(string file, bool json)
    {
        try
        {
            // A generated world was made together with its plan.
            var house = WorldId.IsId(file) ? WorldLocator.FindHouse(file) : WorldCatalog.Shipped.Check(file);
            KindLooks.Check(file);
            if (!json)
                Console.Out.WriteLine($"{TerminalText.Line(file)}: sound, with {house.Rooms()} and {Count(house.Tasks.Length, "task")}");
            return true;
        }
        catch (InputException exception)
        {
            foreach (var problem in (exception as WorldFormatException)?.Problems ?? [new WorldProblem(file, 1, 1, exception.Message)])
            {
                if (json)
                    JsonOutput.WriteLine(problem);
                else
                    Console.Out.WriteLine(TerminalText.Line(problem.ToString()));
            }

            return false;
        }
    }

    private static void PrintList(ImmutableArray<House> houses)
    {
        var screen = Screen.OfStandardOutput();
        var width = houses.Max(house => house.Name.Length) + 2;
        foreach (var house in houses)
        {
            screen.Piece(house.Name.PadRight(width), Strong);
            screen.Piece(house.Title);
            screen.Piece($" ({house.Rooms()})", Faint);
            screen.Line();
            screen.Line(string.Join(", ", house.Tasks.Select(task => task.Name)), indent: width);
        }

        screen.Line();
        screen.Line($"Play one: codeact run {houses[0].Name}, or one of its tasks: codeact run {houses[0].Name}#{houses[0].Tasks[^1].Name}", Faint);
    }

    private static void Show(WorldDefinition world, House? house)
    {
        var screen = Screen.OfStandardOutput();
        screen.Line(house is null ? world.Name : $"{house.Name}: {house.Title}", Strong);
        screen.Line();
        if (house is null)
            screen.Line($"Task: {world.GoalText}");
        else
            screen.Table([.. house.Tasks.Select(task => (Screen.Cell[])["#" + task.Name, task.GoalText])]);
        screen.Line();
        if (world.Origin is { } origin)
            screen.Line($"Made by {origin.Generator} from data {origin.Data}.", Faint);
        // A drawing must not be wrapped.
        Console.Out.Write(PlanText.Draw(world));
    }

    private static void PrintJson(IEnumerable<House> houses)
    {
        foreach (var house in houses)
        {
            var world = house.World(house.Tasks[0]);
            JsonOutput.WriteLine(new JsonObject
            {
                ["name"] = house.Name,
                ["title"] = house.Title,
                ["rooms"] = new JsonArray([.. house.Plan.Rooms.Select(room => new JsonObject
                {
                    ["name"] = room.Name, ["type"] = room.Type, ["x"] = room.Area.X, ["y"] = room.Area.Y, ["width"] = room.Area.Width, ["depth"] = room.Area.Depth,
                })]),
                ["receptacles"] = new JsonArray([.. world.Receptacles.Select(receptacle => JsonValue.Create(receptacle.Name))]),
                ["things"] = new JsonArray([.. world.Things.Select(thing => JsonValue.Create(thing.Name))]),
                ["tasks"] = new JsonArray([.. house.Tasks.Select(task => new JsonObject { ["name"] = task.Name, ["type"] = task.Goal.Type.Name(), ["goal"] = task.GoalText })]),
            });
        }
    }

    private static string Rooms(this House house) => Count(house.Plan.Rooms.Length, "room");

    private static string Count(int number, string unit) => $"{number} {unit}{(number == 1 ? "" : "s")}";
}
