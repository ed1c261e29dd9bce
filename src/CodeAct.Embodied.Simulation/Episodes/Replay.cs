using CodeAct.Embodied.Simulation.Rules;
using CodeAct.Embodied.Simulation.Surprises;

namespace CodeAct.Embodied.Simulation.Episodes;

/// <summary>
/// An episode played again from its log: the state of the world after each step. Events can be appended, so that an
/// episode can be followed while it happens.
/// </summary>
public sealed class Replay
{
    private readonly WorldIndex index;
    private readonly List<EpisodeEvent> events = [];
    private readonly List<ReplayedStep> steps = [];
    private readonly List<ReplayedState> states = [];
    private readonly List<SurpriseHappened> waiting = [];

    /// <summary>Begins a replay.</summary>
    /// <param name="start">The first line of the log. Logs come from anywhere: the world in it is checked.</param>
    /// <param name="source">What to call the log in messages.</param>
    /// <exception cref="InputException">The world in the log is no sound world.</exception>
    public Replay(EpisodeStarted start, string source)
    {
        ReplayedWorld.Check(start.World, source);
        Start = start;
        index = start.World.Index;
        events.Add(start);
        var state = new WorldState(index.Layout);
        state.CopyFrom(index.Initial);
        states.Add(new ReplayedState(index, state, 0, new ulong[index.Layout.ThingWords]));
    }

    public EpisodeStarted Start { get; }

    public WorldDefinition World => Start.World;

    /// <summary>All events so far; the first is <see cref="Start"/>.</summary>
    public IReadOnlyList<EpisodeEvent> Events => events;

    /// <summary>The steps so far, refused ones included.</summary>
    public IReadOnlyList<ReplayedStep> Steps => steps;

    /// <summary>The number of the first step after which the world is not as the log says; null where there is none. Such a log
    /// was written by other rules, or changed by hand.</summary>
    public int? DivergesAt { get; private set; }

    /// <summary>Plays a whole log.</summary>
    /// <inheritdoc cref="Replay(EpisodeStarted, string)" path="/exception"/>
    public static Replay Of(EpisodeLog log, string source)
    {
        var replay = new Replay(log.Start, source);
        foreach (var item in log.Events.Skip(1))
            replay.Append(item);
        return replay;
    }

    /// <summary>How the world stands after so many steps; 0 is the start.</summary>
    public ReplayedState StateAfter(int steps) => states[steps];

    /// <summary>Plays the next event.</summary>
    public void Append(EpisodeEvent item)
    {
        events.Add(item);
        // A surprise is part of the step that follows it.
        if (item is SurpriseHappened { Skipped: not true } surprise)
            waiting.Add(surprise);
        if (item is PrimitiveCalled call)
            Append(call);
    }

    private void Append(PrimitiveCalled call)
    {
        var before = waiting.Aggregate(states[^1], Surprised);
        var parsed = CommandGrammar.Parse(index, call.Command, Start.Dialect);
        var step = new ReplayedStep
        {
            Call = call,
            Surprises = [.. waiting],
            Verb = parsed.IsCommand ? parsed.Action.Verb : null,
            Thing = parsed.IsCommand && parsed.Action.Thing >= 0 ? parsed.Action.Thing : null,
            Receptacle = parsed.IsCommand && parsed.Action.Receptacle >= 0 ? parsed.Action.Receptacle : null,
        };
        steps.Add(step);
        waiting.Clear();

        var after = new WorldState(index.Layout);
        var isDone = parsed.IsCommand && call.PreventedBy is null && Engine.Apply(index, before.State, parsed.Action, after) is Precondition.None;
        var next = isDone ? Seen(before, after, parsed.Action) : before;
        states.Add(next);
        if (DivergesAt is null && (isDone == step.IsRefused || next.State.Hash() != call.State))
            DivergesAt = steps.Count;
    }

    private ReplayedState Surprised(ReplayedState before, SurpriseHappened happened)
    {
        var surprise = new Surprise(happened.Kind)
        {
            Thing = index.TryFindThing(happened.Thing, out var thing) ? thing : -1,
            Place = index.TryFindReceptacle(happened.Place, out var place) ? place : -1,
        };
        var after = new WorldState(index.Layout);
        after.CopyFrom(before.State);
        if (surprise.IsWhole)
            surprise.Apply(index, after);
        if (DivergesAt is null && (before.State.Hash() != happened.Before || after.Hash() != happened.State))
            DivergesAt = steps.Count + 1;
        if (happened.Kind is not SurpriseKind.Moved || thing < 0 || !before.IsSeen(thing))
            return new ReplayedState(index, after, before.Phase, before.SeenThings);
        ulong[] seen = [.. before.SeenThings];
        seen[thing >> 6] &= ~(1UL << (thing & 63));
        return new ReplayedState(index, after, before.Phase, seen);
    }

    private ReplayedState Seen(ReplayedState before, WorldState after, GroundAction action)
    {
        var things = before.SeenThings;
        var isCopy = false;
        foreach (var thing in action.Verb.ThingsListed(index, after, action))
        {
            if (Bits.Contains(things, thing))
                continue;
            things = isCopy ? things : [.. things];
            isCopy = true;
            things[thing >> 6] |= 1UL << (thing & 63);
        }

        return new ReplayedState(index, after, before.Phase, things);
    }
}

/// <summary>A step of a replayed episode, with its command taken apart. The numbers are indexes into the world.</summary>
public sealed record ReplayedStep
{
    public required PrimitiveCalled Call { get; init; }

    /// <summary>Null where the command means nothing.</summary>
    public required Verb? Verb { get; init; }

    public required int? Thing { get; init; }

    public required int? Receptacle { get; init; }

    /// <summary>What came over it.</summary>
    public ImmutableArray<SurpriseHappened> Surprises { get; init; } = [];

    /// <summary>Whether a surprise came over it, now or before.</summary>
    public bool IsSurprised => !Surprises.IsEmpty || Call.PreventedBy is not null;

    /// <summary>Whether the command had no effect of its own: it was refused, or a surprise took its effect away.</summary>
    public bool IsRefused => Call.Unmet is not null || Call.PreventedBy is not null;
}
