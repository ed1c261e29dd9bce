namespace CodeAct.Embodied.Simulation.Goals;

/// <summary>Looks up what a requirement means in a world.</summary>
/// <param name="number">The requirement's place in its goal, from 1.</param>
/// <param name="isTask">Whether the goal is a task of ALFWorld, whose conditions have its words.</param>
internal sealed class DemandBuilder(WorldIndex index, int number, bool isTask)
{
    private readonly GoalSentence sentence = new(kind => index.World.Receptacles.FirstOrDefault(known => known.Kind == kind)?.Preposition ?? "in");

    private WorldDefinition World => index.World;

    public List<Demand> Build(Requirement requirement)
    {
        switch (requirement)
        {
            case Requirement.Things things:
                return [Place(things)];
            case Requirement.Hold hold:
                var (held, lamps) = (index.ThingsOfKind(hold.Kind, ThingTraits.None), hold.Lamp is { } lamp ? Lamps(lamp) : null);
                ConditionTest isHeld = new ObjectHeld(Nouns.A(hold.Kind), held) { Number = number };
                var demand = new HoldDemand { Things = held, Lamps = lamps };
                return [lamps is null ? demand.With(isHeld) : demand.With(isHeld, new ObjectLit(index, hold.Lamp!, held, lamps) { Number = number })];
            case Requirement.LampOn on:
                return [new LampDemand { Lamps = Lamps(on.Lamp) }.With(new AnyLampOn(sentence.State(on), Lamps(on.Lamp)) { Number = number })];
            case Requirement.Doors doors:
                int[] behind = [.. Receptacles(doors.Place, doors.Room).Where(receptacle => Sight.IsOpenable(index, receptacle))];
                return [new DoorDemand { Receptacles = behind, AreOpen = doors.AreOpen }.With(new DoorsAre(sentence.State(doors), behind, doors.AreOpen) { Number = number })];
            case Requirement.At at:
                var there = Receptacles(at.Place, at.Room);
                return [new AtDemand { Receptacles = there }.With(new RobotAt(index, sentence.State(at), there) { Number = number })];
            case Requirement.Tidy tidy:
                return [.. tidy.Homes.Select(home => Tidied(home, tidy.Room))];
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Demand Place(Requirement.Things wanted)
    {
        var suitable = wanted.That.Aggregate(ThingTraits.None, (traits, condition) => traits | SuitableFor(condition));
        var things = index.ThingsOfKind(wanted.Kind, wanted.Kind is null ? ThingTraits.Pickupable : suitable);
        var receptacles = Receptacles(wanted.Place, wanted.Room);
        var demand = new PlaceDemand(index)
        {
            Quantity = wanted.Quantity,
            // Of nothing, all is not reached.
            Count = wanted.Quantity is Quantity.All ? Math.Max(1, Bits.Members(things).Count) : wanted.Quantity is Quantity.None ? 0 : wanted.Count,
            Things = things,
            That = wanted.That,
            Receptacles = receptacles,
            Anywhere = wanted.Place is null && wanted.Room is null && wanted.Beside is null,
            Together = wanted.Together && wanted.Quantity is Quantity.Some,
            Beside = wanted.Beside is { } beside ? index.ThingsOfKind(beside, ThingTraits.None) : null,
        };
        return demand.With(wanted is { Quantity: Quantity.Some, Beside: null, Room: null, Place: not null }
            ? Placed(wanted, demand)
            : [.. Properties(wanted, things), new ObjectsPlaced("object_placed", sentence.State(wanted), demand, demand.Count) { Number = number }]);
    }

    // A condition for each property and for each thing, in the words of ALFWorld's tasks.
    private ImmutableArray<ConditionTest> Placed(Requirement.Things wanted, PlaceDemand demand)
    {
        // Among several conditions "it" could be anything.
        var thing = wanted.That.IsEmpty ? Nouns.A(wanted.Kind!)
            : isTask ? "it" : Nouns.A($"{string.Concat(wanted.That.Select(condition => $"{condition.Name()} "))}{wanted.Kind}");
        var preposition = demand.Receptacles is [var first, ..] ? World.Receptacles[first].Preposition : "in";
        var where = $"{preposition} the {wanted.Place}";
        var with = wanted.Together ? "with it" : $"{preposition} {Nouns.A(wanted.Place!)}";
        var others = Enumerable.Range(2, wanted.Count - 1).Select(count => Test($"{Nouns.Ordinal(count)}_object_placed", $"and a {Nouns.Ordinal(count)} one {with}", count));
        return [.. Properties(wanted, demand.Things), Test("object_placed", $"{thing} is {where}", 1), .. others];

        ConditionTest Test(string code, string text, int count) => new ObjectsPlaced(code, text, demand, count) { Number = number };
    }

    private IEnumerable<ConditionTest> Properties(Requirement.Things wanted, ulong[] things) => wanted.Quantity is not Quantity.Some ? []
        : wanted.That.Select(condition => new ObjectIs(Nouns.A(wanted.Kind!), condition, things) { Number = number });

    private Demand Tidied(Requirement.Home home, string? room)
    {
        var things = index.ThingsOfKind(home.Kind, ThingTraits.None);
        if (room is not null)
        {
            var inRoom = new ulong[things.Length];
            foreach (var receptacle in Receptacles(null, room))
            {
                for (var word = 0; word < things.Length; word++)
                    inRoom[word] |= index.Initial.ContentsOf(receptacle)[word] & things[word];
            }

            things = inRoom;
        }

        var demand = new PlaceDemand(index)
        {
            Quantity = Quantity.All,
            Count = Bits.Members(things).Count,
            Things = things,
            That = [],
            Receptacles = [.. home.Places.SelectMany(place => Receptacles(place, null)).Distinct().Order()],
            Anywhere = false,
            Together = false,
            Beside = null,
        };
        return demand.With(new ObjectsPlaced($"{home.Kind}_tidied", sentence.State(new Requirement.Tidy([home], room)), demand, demand.Count) { Number = number });
    }

    private ulong[] Lamps(string kind) => index.ThingsOfKind(kind, ThingTraits.Toggleable);

    private int[] Receptacles(string? kind, string? room)
    {
        var area = room is null ? null : World.Plan?.Rooms.FirstOrDefault(known => known.Name == room);
        return [.. Enumerable.Range(0, World.Receptacles.Length).Where(receptacle =>
            (kind is null || World.Receptacles[receptacle].Kind == kind)
            && (room is null || (area is not null && World.Receptacles[receptacle].Position is { } at && World.Plan!.RoomAt(at.X, at.Y) == area)))];
    }

    private static ThingTraits SuitableFor(Condition condition) => condition is Condition.Sliced
        ? ThingTraits.Sliceable
        : Treatment.For(condition)?.Suitable ?? ThingTraits.None;
}
