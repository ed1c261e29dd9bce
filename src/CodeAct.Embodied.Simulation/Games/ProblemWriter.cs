using System.Globalization;

namespace CodeAct.Embodied.Simulation.Games;

/// <summary>Writes a world as a PDDL problem with the predicates of ALFWorld's domain.</summary>
internal sealed class ProblemWriter
{
    private const string Agent = "agent1";

    /// <summary>The types of receptacle that the domain's text names itself.</summary>
    public static ImmutableArray<string> ReceptacleTypesOfDomain { get; } = ["SinkType", "SinkBasinType", "MicrowaveType", "FridgeType"];

    /// <summary>The types of thing that it names itself.</summary>
    public static ImmutableArray<string> ObjectTypesOfDomain { get; } = ["KnifeType", "ButterKnifeType"];

    private readonly WorldDefinition world;
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<string> receptacles;
    private readonly ImmutableArray<string> things;

    // Ids that no thing has, so that the names of the others have their numbers: a house may have a mug 2 and no mug 1.
    private readonly List<string> absent = [];

    private ProblemWriter(WorldDefinition world)
    {
        this.world = world;
        var entities = world.Receptacles.Select(receptacle => (receptacle.Kind, receptacle.Name)).Concat(world.Things.Select(thing => (thing.Kind, thing.Name)));
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var kind in entities.GroupBy(entity => entity.Kind, entity => int.Parse(entity.Name.AsSpan(entity.Kind.Length + 1), CultureInfo.InvariantCulture), StringComparer.Ordinal))
        {
            var most = kind.Max();
            foreach (var number in Enumerable.Range(1, most))
            {
                var id = Id(kind.Key, most - number + 1);
                if (!kind.Contains(number))
                    absent.Add(id);
                ids.Add(FormattableString.Invariant($"{kind.Key} {number}"), id);
            }
        }

        receptacles = [.. world.Receptacles.Select(receptacle => ids[receptacle.Name])];
        things = [.. world.Things.Select(thing => ids[thing.Name])];
    }

    /// <summary>The problem as text with line feeds.</summary>
    /// <exception cref="InputException">The goal has none of the six shapes of ALFWorld's tasks.</exception>
    public static string Write(WorldDefinition world) => new ProblemWriter(world).Write();

    // ALFWorld names entities by their ids: the class is what stands before the first bar, "basin" is added where the id has it, and of a
    // class the first id in ordinal order has the highest number.
    private static string Id(string kind, int order)
    {
        const string basin = "basin";
        return kind.EndsWith(basin, StringComparison.Ordinal)
            ? FormattableString.Invariant($"{kind[..^basin.Length]}_bar_{order:D3}_bar_{kind}")
            : FormattableString.Invariant($"{kind}_bar_{order:D3}");
    }

    private static string TypeOf(string kind) =>
        ReceptacleTypesOfDomain.Concat(ObjectTypesOfDomain).FirstOrDefault(type => type.Equals(kind + "Type", StringComparison.OrdinalIgnoreCase)) ?? $"{kind}Type";

    private static string LocationId(int location) => FormattableString.Invariant($"loc_bar_{location + 1:D3}");

    private string Write()
    {
        Line("(define (problem plan_house)");
        Line("(:domain alfred)");
        WriteObjects();
        Line("(:init");
        WriteFacts();
        Line(")");
        Line($"(:goal {Goal()})");
        Line(")");
        return text.ToString();
    }

    private void WriteObjects()
    {
        Line("(:objects");
        Line($"  {Agent} - agent");
        Declare("object", things.Concat(absent));
        Declare("otype", ObjectTypesOfDomain.Concat(world.Things.Select(thing => TypeOf(thing.Kind))));
        Declare("rtype", ReceptacleTypesOfDomain.Concat(world.Receptacles.Select(receptacle => TypeOf(receptacle.Kind))));
        Declare("receptacle", receptacles);
        Declare("location", Enumerable.Range(0, world.Locations.Length).Select(LocationId));
        Line(")");

        void Declare(string type, IEnumerable<string> names)
        {
            foreach (var name in names.Distinct(StringComparer.Ordinal))
                Line($"  {name} - {type}");
        }
    }

    private void WriteFacts()
    {
        for (var r = 0; r < receptacles.Length; r++)
        {
            Fact(Predicate.ReceptacleType, receptacles[r], TypeOf(world.Receptacles[r].Kind));
            Fact(Predicate.ReceptacleAtLocation, receptacles[r], LocationId(world.Receptacles[r].Location));
            if (world.Receptacles[r].Traits.HasFlag(ReceptacleTraits.Openable))
                Fact(Predicate.Openable, receptacles[r]);
        }

        for (var t = 0; t < things.Length; t++)
        {
            Fact(Predicate.ObjectType, things[t], TypeOf(world.Things[t].Kind));
            foreach (var (trait, predicate) in Traits)
            {
                if (world.Things[t].Traits.HasFlag(trait))
                    Fact(predicate, things[t]);
            }
        }

        foreach (var id in absent)
            Fact(Predicate.Pickupable, id);
        foreach (var (receptacle, accepted) in world.Accepts.SelectMany(row => row.ThingKinds.Select(kind => (row.ReceptacleKind, kind))))
        {
            if (world.Receptacles.Any(known => known.Kind == receptacle) && world.Things.Any(known => known.Kind == accepted))
                Fact(Predicate.CanContain, TypeOf(receptacle), TypeOf(accepted));
        }

        Fact(Predicate.AtLocation, Agent, LocationId(world.StartLocation));
        foreach (var (thing, receptacle) in world.Contents)
            Fact(Predicate.InReceptacle, things[thing], receptacles[receptacle]);
        foreach (var (thing, location) in world.ThingLocations)
            Fact(Predicate.ObjectAtLocation, things[thing], LocationId(location));
        foreach (var (inner, outer) in world.InnerThings)
            Fact(Predicate.InReceptacleObject, things[inner], things[outer]);
        foreach (var (thing, condition) in world.Conditions)
            Fact(Conditions[condition], things[thing]);
        foreach (var receptacle in world.OpenReceptacles)
            Fact(Predicate.Opened, receptacles[receptacle]);
    }

    private static readonly ImmutableArray<(ThingTraits Trait, Predicate Predicate)> Traits =
    [
        (ThingTraits.Pickupable, Predicate.Pickupable), (ThingTraits.ReceptacleObject, Predicate.IsReceptacleObject), (ThingTraits.Cleanable, Predicate.Cleanable),
        (ThingTraits.Heatable, Predicate.Heatable), (ThingTraits.Coolable, Predicate.Coolable), (ThingTraits.Toggleable, Predicate.Toggleable),
        (ThingTraits.Sliceable, Predicate.Sliceable),
    ];

    private static readonly ImmutableSortedDictionary<Condition, Predicate> Conditions = new Dictionary<Condition, Predicate>
    {
        [Condition.Clean] = Predicate.IsClean,
        [Condition.Hot] = Predicate.IsHot,
        [Condition.Cool] = Predicate.IsCool,
        [Condition.Sliced] = Predicate.IsSliced,
        [Condition.Toggled] = Predicate.IsToggled,
    }.ToImmutableSortedDictionary();

    // As in ALFWorld's games, by whose literals readers tell the shapes apart.
    private string Goal()
    {
        var goal = world.Goal;
        var shape = TaskShape.All.FirstOrDefault(shape => shape.Type == goal.Type)
            ?? throw new InputException(world.Name, $"the goal '{world.GoalText}' has none of the six shapes of ALFWorld's tasks; export another task");
        var (thing, target) = (TypeOf(goal.ObjectKind), TypeOf(goal.TargetKind));
        if (shape.UnderLamp)
        {
            return $"(and (exists (?ot - object ?r - receptacle ?a - agent ?l - location) (and (objectType ?ot {target}) (toggleable ?ot) (isToggled ?ot) "
                + "(receptacleAtLocation ?r ?l) (atLocation ?a ?l) (inReceptacle ?ot ?r))) "
                + $"(exists (?o - object ?a - agent) (and (objectType ?o {thing}) (holds ?a ?o))))";
        }

        if (shape.Count == 2)
        {
            return $"(and (exists (?r - receptacle) (exists (?o1 - object) (and (objectType ?o1 {thing}) (receptacleType ?r {target}) (inReceptacle ?o1 ?r) "
                + $"(exists (?o2 - object) (and (not (= ?o1 ?o2)) (objectType ?o2 {thing}) (receptacleType ?r {target}) (inReceptacle ?o2 ?r)))))))";
        }

        var treated = shape.Treatment is { } treatment
            ? $"({Predicates.Spelling(Traits.First(known => known.Trait == treatment.Suitable).Predicate)} ?o) ({Predicates.Spelling(Conditions[treatment.Condition])} ?o) "
            : "";
        return $"(and (exists (?r - receptacle) (exists (?o - object) (and {treated}(objectType ?o {thing}) (receptacleType ?r {target}) (inReceptacle ?o ?r)))))";
    }

    private void Fact(Predicate predicate, string first, string? second = null) =>
        Line($"  ({Predicates.Spelling(predicate)} {first}{(second is null ? "" : " " + second)})");

    private void Line(string line) => text.Append(line).Append('\n');
}
