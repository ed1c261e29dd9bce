using CodeAct.Embodied.Simulation.Planning;
using CodeAct.Embodied.Simulation.Rules;

namespace CodeAct.Embodied.Simulation.Surprises;

/// <summary>The surprises of one episode: drawn at its start, one of each kind, each waiting for the moment that brings it on.</summary>
/// <remarks>A surprise comes only where the task can still be done, and it never brings its end nearer: the planner is asked at the
/// moment itself. It counts what it tries and takes no time, so that the answer is the same on every machine.</remarks>
internal sealed class SurpriseDeck
{
    private const int MostNodes = 20_000;
    private const int MostPlacesTried = 8;
    public const int MostJams = 3;

    // Short games have a shortest plan of three steps.
    private const int LatestSlip = 3;

    private readonly WorldIndex index;
    private readonly List<Card> waiting;
    private readonly WorldState scratch;
    private int jamsLeft;
    private Surprise? jam;
    private Surprise? darkness;
    private int phase;

    /// <param name="key">What they are drawn from; each kind has a stream of its own.</param>
    public SurpriseDeck(WorldIndex index, ImmutableArray<SurpriseKind> kinds, string key)
    {
        this.index = index;
        scratch = new WorldState(index.Layout);
        waiting = [.. kinds.Select(kind => Draw(kind, new RandomStream($"{key}/{kind.Name()}")))];
    }

    /// <summary>What comes over a command that could be carried out; null for nothing. At most one surprise comes over a step.</summary>
    /// <param name="phase">How many phases of the goal are behind.</param>
    public SurpriseMoment? Meet(WorldState state, int phase, GroundAction action, int step)
    {
        this.phase = phase;
        if (action.Verb == Verb.Open && jamsLeft > 0 && action.Receptacle == jam!.Place)
        {
            jamsLeft--;
            return new SurpriseMoment(jam);
        }

        if (action.Verb == Verb.Use && action.Thing == darkness?.Thing)
            return new SurpriseMoment(darkness);
        return waiting.Select(card => Turn(card, state, action, step)).FirstOrDefault(moment => moment is not null);
    }

    /// <summary>The state for a planner, who is to take a lamp without a bulb for none; null where there is no such lamp.</summary>
    public WorldState? WithoutDarkLamp(WorldState state)
    {
        if (darkness is null)
            return null;
        var known = new WorldState(index.Layout);
        known.CopyFrom(state);
        Surprise.Remove(index, known, darkness.Thing);
        return known;
    }

    private SurpriseMoment? Turn(Card card, WorldState state, GroundAction action, int step)
    {
        var candidates = Candidates(card, state, action, step).Take(MostPlacesTried).ToList();
        if (candidates.Count == 0)
            return null;
        var before = PlanLength(state, null);
        var lengths = candidates.ConvertAll(candidate => PlanLength(state, candidate));
        // Closing costs where one comes back; the others cost the command itself.
        var least = before + (card.Kind is SurpriseKind.Closed ? 1 : 0);
        var chosen = lengths.FindIndex(length => length >= least);
        if (chosen < 0 && !lengths.Contains(null))
            return null;

        waiting.Remove(card);
        if (chosen < 0)
            return new SurpriseMoment(candidates[0]) { Cause = card.Cause, IsSkipped = true };
        var surprise = candidates[chosen];
        if (surprise.Kind is SurpriseKind.Jammed)
            (jam, jamsLeft) = (surprise, surprise.Times - 1);
        if (surprise.Kind is SurpriseKind.Bulb)
            darkness = surprise;
        return new SurpriseMoment(surprise) { Cause = card.Cause };
    }

    // What it would be, the most wanted first; nothing where this is not its moment.
    private IEnumerable<Surprise> Candidates(Card card, WorldState state, GroundAction action, int step)
    {
        var (verb, thing, place) = (action.Verb, action.Thing, action.Receptacle);
        var surprise = new Surprise(card.Kind);
        return card.Kind switch
        {
            SurpriseKind.Moved when verb == Verb.Take => card.Places
                .Where(to => index.LocationOf[to] != state.Location && Bits.Contains(index.Accepted[to], thing))
                .Select(to => surprise with { Thing = thing, Place = to, From = place }),
            SurpriseKind.Jammed when verb == Verb.Open => [surprise with { Place = place, Times = card.Number }],
            SurpriseKind.Slip when step >= card.Number && Changes(state, action) => [surprise],
            SurpriseKind.Closed when verb == Verb.GoTo => card.Places
                .Where(open => Sight.IsHere(index, state, open) && state.IsOpen(open))
                .Select(open => surprise with { Place = open }),
            SurpriseKind.Bulb when verb == Verb.Use && !state.Is(Condition.Toggled, thing) => [surprise with { Thing = thing }],
            SurpriseKind.Dropped when verb == Verb.Put => card.Places
                .Where(to => to != place && Bits.Contains(index.Accepted[to], thing) && Sight.IsAccessible(index, state, to))
                .OrderBy(to => Distance(place, to))
                .Select(to => surprise with { Thing = thing, Place = to, From = place }),
            _ => [],
        };
    }

    private bool Changes(WorldState state, GroundAction action)
    {
        Engine.Apply(index, state, action, scratch);
        return scratch.Hash() != state.Hash();
    }

    // What is at the same location is nearest; in a house what is near in metres is next. Games have no geometry.
    private double Distance(int from, int to)
    {
        if (index.LocationOf[from] == index.LocationOf[to])
            return -1;
        return (index.World.Receptacles[from].Position, index.World.Receptacles[to].Position) is ({ } a, { } b)
            ? ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))
            : 0;
    }

    private int? PlanLength(WorldState state, Surprise? surprise)
    {
        scratch.CopyFrom(WithoutDarkLamp(state) ?? state);
        surprise?.Apply(index, scratch);
        if (surprise is { Kind: SurpriseKind.Bulb })
            Surprise.Remove(index, scratch, surprise.Thing);
        return Planner.Find(index, scratch, phase, MostNodes, needsProof: true, CancellationToken.None).Actions?.Length;
    }

    private Card Draw(SurpriseKind kind, RandomStream stream)
    {
        var places = Enumerable.Range(0, index.LocationOf.Length).ToList();
        stream.Shuffle(places);
        var number = stream.Between(1, kind is SurpriseKind.Jammed ? MostJams : LatestSlip);
        return new Card(kind, number, places, kind switch
        {
            SurpriseKind.Moved => "first take",
            SurpriseKind.Jammed => "first open",
            SurpriseKind.Slip => $"step {number}",
            SurpriseKind.Closed => "first leaving of an open place that is needed again",
            SurpriseKind.Bulb => "first use of a lamp",
            _ => "first put",
        });
    }

    /// <param name="Number">Of a jam how many tries fail; of a slip the step from which on it comes.</param>
    /// <param name="Places">All places in the order in which they are chosen.</param>
    /// <param name="Cause">The moment that brings it on.</param>
    private sealed record Card(SurpriseKind Kind, int Number, List<int> Places, string Cause);
}

/// <summary>A surprise at the command that it comes over.</summary>
internal sealed record SurpriseMoment(Surprise Surprise)
{
    /// <summary>What brought it on; null where it lasts from an earlier step.</summary>
    public string? Cause { get; init; }

    /// <summary>Whether it was left out, as the task could not have been done any more.</summary>
    public bool IsSkipped { get; init; }
}
