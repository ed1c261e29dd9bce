using System.Globalization;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Simulation.Planning;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Makes houses with a task each, without end. An id always gives the same bytes, on every machine and however many others are
/// made.</summary>
/// <remarks>All decisions are made in whole centimetres with streams of chance of its own; nothing depends on time, threads, hash order or the
/// functions of the platform's C library. What a house file must be is judged by the reader of house files, and whether the task can be done
/// by the planner.</remarks>
/// <param name="catalog">What is known of kinds.</param>
public sealed class WorldGenerator(WorldCatalog catalog)
{
    /// <summary>The version of the way in which worlds are made. Another one makes other worlds by the same number.</summary>
    public const string Version = "gen1";

    private readonly Kinds kinds = catalog.Kinds;

    // Chance is against a house in one of some hundreds of draws; never twenty times in a row.
    private const int MostPlans = 20;
    private const int GoalsTried = 4;

    // Beyond that the search for a shortest plan would take seconds. It counts and takes no time, so that each machine gives up alike.
    private const int MostNodes = 50_000;

    /// <summary>With the houses that come with the program.</summary>
    public static WorldGenerator Shipped { get; } = new(WorldCatalog.Shipped);

    /// <summary>16 hexadecimal digits of what worlds are made with beside their ids: kinds, and where things are.</summary>
    public string Data { get; } = EpisodeJson.Digest(Encoding.UTF8.GetBytes($"{catalog.KindsText}\0{Placements.Text}"));

    /// <summary>Makes a world.</summary>
    /// <exception cref="CannotContinueException">No house came out, which is as good as impossible unless a recipe asks for worlds of a
    /// split that has none.</exception>
    public GeneratedWorld Make(WorldId id, CancellationToken cancellationToken)
    {
        var (key, recipe) = (id.ToString(), id.Recipe);
        for (var draw = 0; draw < MostPlans; draw++)
        {
            var sketches = FloorPlanner.Draw(id.Shape.Type, recipe.Rooms, Stream("plan", draw));
            for (var choice = 0; choice < sketches.Length; choice++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var pieces = Furnisher.Furnish(sketches[choice], kinds, WorldRecipe.Percent(recipe.Furniture), Stream("furniture", draw, choice));
                if (pieces is null)
                    continue;
                var house = new FurnishedHouse(sketches[choice], pieces.Value, kinds);
                for (var attempt = 0; attempt < GoalsTried; attempt++)
                {
                    if (WithGoal(house, id, Stream("goal", draw, choice, attempt), Stream("things", draw, choice, attempt), cancellationToken) is var (text, read, plan))
                        return new GeneratedWorld(id, Comments(id, read, plan) + text, read, plan);
                }
            }
        }

        throw new CannotContinueException($"{key}: no house came out of {MostPlans} draws{(recipe.Split is { } split ? $"; it may be that the recipe leaves no world of the split '{split.Name()}'" : "; choose another number")}");

        RandomStream Stream(string purpose, params ReadOnlySpan<int> draws)
        {
            var name = new StringBuilder(key).Append('/').Append(purpose);
            foreach (var part in draws)
                name.Append(CultureInfo.InvariantCulture, $"/{part}");
            return new RandomStream(name.ToString());
        }
    }

    private (string Text, House House, ImmutableArray<string> Plan)? WithGoal(
        FurnishedHouse house, WorldId id, RandomStream goals, RandomStream things, CancellationToken cancellationToken)
    {
        var chooser = new GoalChooser(house, id.Recipe);
        if (chooser.Choose(goals) is not { } parts
            || new Stocker(house, parts, id.Recipe, things).Stock() is not { } contents
            || RobotStart.In(house) is not { } robot)
        {
            return null;
        }

        var title = id.Recipe.Rooms == 1
            ? string.Create(CultureInfo.InvariantCulture, $"Generated {house.Sketch.Names[0]} {id.Number}")
            : string.Create(CultureInfo.InvariantCulture, $"Generated house {id.Number} with {id.Recipe.Rooms} rooms");
        var text = new HouseText(house, contents, chooser.Join(parts), goals.Between(1, 2), robot).Write(title);
        if (Read(id, text) is not { } read)
            return null;
        var index = read.World(read.Tasks[0]).Index;
        var texts = CommandTexts.Of(index, Dialect.Alfworld04);
        return Planner.Find(index, index.Initial, 0, MostNodes, needsProof: true, cancellationToken).Actions is { Length: > 0 } plan ? (text, read, [.. plan.Select(texts.Of)]) : null;
    }

    // What is no sound house is drawn again. The rooms have been furnished by the same rules, so that this is rare.
    private House? Read(WorldId id, string text)
    {
        try
        {
            return HouseReader.Read(id.ToString(), id.ToString(), text, kinds, new WorldOrigin(Version, id.Recipe.Key, id.Number, Data));
        }
        catch (WorldFormatException)
        {
            return null;
        }
    }

    private string Comments(WorldId id, House house, ImmutableArray<string> plan) => FormattableString.Invariant(
        $"""
        # Made by 'codeact worlds generate', not by hand.
        # id: {id}
        # data: {Data}
        # goal: {house.Tasks[0].GoalText}
        # shortest plan: {plan.Length}
        # plan: {string.Join("; ", plan)}

        """);
}
