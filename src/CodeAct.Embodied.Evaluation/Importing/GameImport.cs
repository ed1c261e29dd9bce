using CodeAct.Embodied.Drawing.Plan;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Evaluation.Importing;

/// <summary>A game as a house file, so that a person can change it; or why it is none.</summary>
public sealed record GameImport
{
    private const int Wordings = 2;

    private GameImport()
    {
    }

    /// <summary>The house file; null where the game was refused.</summary>
    public string? Text { get; private init; }

    /// <summary>Why there is no house; null where there is one.</summary>
    public ImportRefusal? Refusal { get; private init; }

    /// <summary>Makes a house of a game. It has the names, lists and goal of the game and its standing places; rooms and sizes are those in
    /// which the game is drawn, and give way where the robot stands or must get through.</summary>
    /// <remarks>Whatever is imported has been played: over the game's walkthrough, or else a shortest plan, game and house say the
    /// same.</remarks>
    /// <exception cref="InputException">The game is broken.</exception>
    public static GameImport Of(Game game, Kinds kinds, CancellationToken cancellationToken)
    {
        var world = game.ToWorld();
        if (ImportChecks.Of(game, world, kinds) is { } refusal)
            return new GameImport { Refusal = refusal };

        var text = Comments(game) + HouseWriter.Write(Describe(world, kinds));
        House house;
        try
        {
            house = HouseReader.Read("imported", "imported.yaml", text, kinds);
        }
        catch (WorldFormatException exception)
        {
            return new GameImport { Refusal = new ImportRefusal("the house would not be sound", exception.Problems[0].Message) };
        }

        return Difference(game, world, house.World(house.Tasks[0]), cancellationToken) is { } difference
            ? new GameImport { Refusal = new ImportRefusal("the house would play otherwise", difference) }
            : new GameImport { Text = text };
    }

    private static string Comments(Game game) => $"# Made by 'codeact worlds import' of an ALFWorld game; rooms and sizes are invented.\n# game: {game.Id}\n";

    private static WrittenHouse Describe(WorldDefinition world, Kinds kinds)
    {
        var plan = HousePlan.Of(world);
        var layout = new ImportLayout(world, plan);
        var leaders = new Dictionary<int, string>();
        var start = plan.PoseAt(world.StartLocation);
        return new WrittenHouse
        {
            Title = $"Imported {layout.Room.Name} to {world.GoalText}",
            Robot = new Position(start.X, start.Y),
            IsDescending = true,
            Rooms = [layout.Room],
            Doors = [],
            Furniture = [.. world.Receptacles.Select((_, r) => Piece(r))],
            Tasks = [Task(world)],
        };

        WrittenPiece Piece(int r)
        {
            var receptacle = world.Receptacles[r];
            var kind = kinds.Receptacles[receptacle.Kind];
            var leader = leaders.GetValueOrDefault(receptacle.Location);
            leaders.TryAdd(receptacle.Location, receptacle.Name);
            return new WrittenPiece
            {
                Kind = kind,
                Number = NumberOf(receptacle.Name),
                Footprint = layout.Footprints[r],
                Stand = leader is null && world.Locations[receptacle.Location].Pose is not null ? layout.StandAt(receptacle.Location) : null,
                StandOf = leader,
                LacksDoor = kind.Traits.HasFlag(ReceptacleTraits.Openable) && !receptacle.Traits.HasFlag(ReceptacleTraits.Openable),
                IsOpen = world.OpenReceptacles.Contains(r),
                Holds = [.. world.Contents.Where(content => content.Receptacle == r).Select(content => content.Thing).Order().Select(Thing)],
            };
        }

        string Thing(int thing) => HouseWriter.Thing(world.Things[thing].Name, world.Conditions.Where(known => known.Thing == thing).Select(known => known.Condition));
    }

    /// <summary>The number of a name such as "drawer 12".</summary>
    internal static int NumberOf(string name) => int.Parse(name.AsSpan(name.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture);

    /// <summary>Which of ALFWorld's sentences states the goal, from 0; -1 for none.</summary>
    internal static int Wording(WorldDefinition world) => Enumerable.Range(0, Wordings).FirstOrDefault(variant => world.Goal.Shape.Sentence(world.Goal.ObjectKind, world.Goal.TargetKind, variant) == world.GoalText, -1);

    private static WrittenTask Task(WorldDefinition world) =>
        new($"{world.Goal.Shape.Word}-{world.Goal.ObjectKind}", world.Goal, Wording(world));

    private static string? Difference(Game game, WorldDefinition world, WorldDefinition house, CancellationToken cancellationToken)
    {
        var (original, ours) = (new Simulator(world, game.Dialect), new Simulator(house, game.Dialect));
        if (original.InitialObservation != ours.InitialObservation)
            return $"it begins with '{ours.InitialObservation}'";
        foreach (var command in game.Walkthrough.Length > 0 ? game.Walkthrough : original.ShortestPlan(cancellationToken) ?? [])
        {
            var (expected, said) = (original.Step(command), ours.Step(command));
            if (expected != said || original.Won != ours.Won)
                return $"'{command}' is answered '{said}' and not '{expected}'";
        }

        return null;
    }
}
