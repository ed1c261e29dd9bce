using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation;

/// <summary>A kitchen of a few things, with every quirk that real games have: a cabinet and a shelf that share a location, a
/// plate that is in both, an apple inside a bowl, and a lamp.</summary>
internal static class SmallWorld
{
    private static readonly ImmutableArray<string> Locations = ["loc_a", "loc_b", "loc_c", "loc_d", "loc_e", "loc_f"];

    /// <summary>The world after some commands, none of which is refused.</summary>
    public static Simulator Play(params string[] commands)
    {
        var simulator = new Simulator(With(), Dialect.Alfworld04);
        foreach (var command in commands)
            Assert.That(simulator.Step(command), Is.Not.EqualTo("Nothing happens."), command);
        return simulator;
    }

    /// <summary>The world with a goal. Default: put a mug in the microwave.</summary>
    public static WorldDefinition With(TaskType type = TaskType.PickAndPlaceSimple, string thing = "mug", string target = "microwave", params ImmutableArray<ThingCondition> conditions)
    {
        var goal = Goal.Of(type, thing, target);
        ImmutableArray<Receptacle> receptacles =
        [
            Place("cabinet_1", "cabinet 1", 1, ReceptacleTraits.Openable),
            Place("fridge_1", "fridge 1", 2, ReceptacleTraits.Openable | ReceptacleTraits.Cools),
            Place("microwave_1", "microwave 1", 3, ReceptacleTraits.Openable | ReceptacleTraits.Heats),
            Place("shelf_1", "shelf 1", 1, ReceptacleTraits.None),
            Place("sinkbasin_1", "sinkbasin 1", 4, ReceptacleTraits.Cleans),
            Place("table_1", "table 1", 5, ReceptacleTraits.None),
        ];
        ImmutableArray<Thing> things =
        [
            Object("apple_1", "apple 1", ThingTraits.Pickupable | ThingTraits.Sliceable | ThingTraits.Heatable | ThingTraits.Coolable | ThingTraits.Cleanable),
            Object("bowl_1", "bowl 1", ThingTraits.Pickupable | ThingTraits.ReceptacleObject),
            Object("desklamp_1", "desklamp 1", ThingTraits.Toggleable),
            Object("knife_1", "knife 1", ThingTraits.Pickupable | ThingTraits.Slices),
            Object("mug_1", "mug 1", ThingTraits.Pickupable | ThingTraits.Heatable | ThingTraits.Coolable | ThingTraits.Cleanable),
            Object("mug_2", "mug 2", ThingTraits.Pickupable | ThingTraits.Heatable | ThingTraits.Coolable | ThingTraits.Cleanable),
            Object("plate_1", "plate 1", ThingTraits.Pickupable | ThingTraits.Cleanable),
        ];
        return new WorldDefinition
        {
            Name = "small",
            Source = WorldSource.House,
            Goal = goal,
            GoalText = goal.Shape.Sentence(thing, target, 0),
            Locations = [.. Locations.Select((id, index) => new Location(id, $"loc {Locations.Length - index}", new Pose(index, 0, 90)))],
            Receptacles = receptacles,
            Things = things,
            Accepts = [.. receptacles.Select(receptacle => receptacle.Kind).Distinct()
                .Select(kind => new Acceptance(kind, kind is "sinkbasin" ? ["mug"] : [.. things.Select(thing => thing.Kind).Distinct()]))],
            StartLocation = 0,
            Contents =
            [
                new(0, 1), new(1, 5), new(2, 5), new(3, 5), new(4, 5), new(5, 0), new(6, 0), new(6, 3),
            ],
            ThingLocations =
            [
                new(0, 2), new(1, 5), new(2, 5), new(3, 5), new(4, 5), new(5, 1), new(6, 1),
            ],
            InnerThings = [new(0, 1), new(1, 1)],
            Conditions = conditions,
        };

        static Receptacle Place(string id, string name, int location, ReceptacleTraits traits) =>
            new() { Id = id, Name = name, Kind = name.Split(' ')[0], Location = location, Traits = traits };

        static Thing Object(string id, string name, ThingTraits traits) =>
            new() { Id = id, Name = name, Kind = name.Split(' ')[0], Traits = traits };
    }
}
