using System.Globalization;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Makes houses with a task each, without end. A recipe, a seed and a number always give the same bytes, on every machine and
/// however many others are made.</summary>
/// <remarks>All decisions are made in whole centimetres with streams of chance of its own; nothing depends on time, threads, hash order or the
/// functions of the platform's C library. What a house file must be is judged by the reader of house files, and whether the task can be done
/// by the planner.</remarks>
/// <param name="kinds">What is known of kinds: that of the program.</param>
public sealed class WorldGenerator(Kinds kinds)
{
    /// <summary>The version of the way in which worlds are made. Another one makes other worlds by the same number.</summary>
    public const string Version = "gen1";

    // Chance is against a house in one of some hundreds of draws; never twenty times in a row.
    private const int MostPlans = 20;
    private const int GoalsTried = 4;

    // Beyond that the search for a shortest plan would take seconds. It counts and takes no time, so that each machine gives up alike.
    private const int MostNodes = 50_000;

    /// <summary>Makes a world.</summary>
    /// <param name="seed">Chooses a series of worlds.</param>
    /// <param name="number">Its place in the series, from 0.</param>
    /// <exception cref="InputException">A part of the recipe is out of its range.</exception>
    /// <exception cref="CannotContinueException">No house came out, which is as good as impossible.</exception>
    public GeneratedWorld Make(WorldRecipe recipe, long seed, long number, CancellationToken cancellationToken)
    {
        recipe.Check();
        var key = string.Create(CultureInfo.InvariantCulture, $"{Version}/{recipe.Key}/{seed}/{number}");
        for (var draw = 0; draw < MostPlans; draw++)
        {
            var sketches = FloorPlanner.Draw(recipe.Task, recipe.Rooms, Stream("plan", draw));
            for (var choice = 0; choice < sketches.Length; choice++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var pieces = Furnisher.Furnish(sketches[choice], kinds, WorldRecipe.Percent(recipe.Furniture), Stream("furniture", draw, choice));
                if (pieces is null)
                    continue;
                var house = new FurnishedHouse(sketches[choice], pieces.Value, kinds);
                for (var attempt = 0; attempt < GoalsTried; attempt++)
                {
                    if (WithGoal(house, recipe, number, Stream("goal", draw, choice, attempt), Stream("things", draw, choice, attempt), cancellationToken) is var (text, read, plan))
                        return new GeneratedWorld(number, Comments(recipe, seed, number, read, plan) + text, read, plan);
                }
            }
        }

        throw new CannotContinueException($"{key}: no house came out of {MostPlans} draws; nothing was written for this number");

        RandomStream Stream(string purpose, params ReadOnlySpan<int> draws)
        {
            var name = new StringBuilder(key).Append('/').Append(purpose);
            foreach (var part in draws)
                name.Append(CultureInfo.InvariantCulture, $"/{part}");
            return new RandomStream(name.ToString());
        }
    }

    private (string Text, House House, ImmutableArray<string> Plan)? WithGoal(
        FurnishedHouse house, WorldRecipe recipe, long number, RandomStream goals, RandomStream things, CancellationToken cancellationToken)
    {
        if (new GoalChooser(house, recipe).Choose(goals) is not { } goal
            || new Stocker(house, goal, recipe, things).Stock() is not { } contents
            || RobotStart.In(house) is not { } robot)
        {
            return null;
        }

        var title = recipe.Rooms == 1
            ? string.Create(CultureInfo.InvariantCulture, $"Generated {house.Sketch.Names[0]} {number}")
            : string.Create(CultureInfo.InvariantCulture, $"Generated house {number} with {recipe.Rooms} rooms");
        var text = new HouseText(house, contents, goal, goals.Between(1, 2), robot).Write(title);
        if (Read(text) is not { } read)
            return null;
        var plan = new Simulator(read.World(read.Tasks[0]), Dialect.Alfworld04).Plan(MostNodes, needsProof: true, cancellationToken).Commands;
        return plan is { Length: > 0 } ? (text, read, plan.Value) : null;
    }

    // What is no sound house is drawn again. The rooms have been furnished by the same rules, so that this is rare.
    private House? Read(string text)
    {
        try
        {
            return HouseReader.Read("generated", "generated.yaml", text, kinds);
        }
        catch (WorldFormatException)
        {
            return null;
        }
    }

    private static string Comments(WorldRecipe recipe, long seed, long number, House house, ImmutableArray<string> plan) => FormattableString.Invariant(
        $"""
        # Made by 'codeact worlds generate', not by hand.
        # generator: {Version}
        # recipe: {recipe.Key}
        # seed: {seed}
        # number: {number}
        # goal: {house.Tasks[0].GoalText}
        # shortest plan: {plan.Length}
        # plan: {string.Join("; ", plan)}

        """);
}
