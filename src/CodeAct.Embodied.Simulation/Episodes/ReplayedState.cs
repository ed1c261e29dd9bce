using CodeAct.Embodied.Simulation.Goals;

namespace CodeAct.Embodied.Simulation.Episodes;

/// <summary>How the world stands at one moment of a replayed episode, and what the robot has seen of it until then.</summary>
public sealed class ReplayedState
{
    private readonly WorldIndex index;

    internal ReplayedState(WorldIndex index, WorldState state, int phase, ulong[] seenThings)
    {
        this.index = index;
        State = state;
        Phase = GoalTest.Of(index).Advance(phase, state);
        SeenThings = seenThings;
    }

    /// <summary>Where the robot stands: an index into <see cref="WorldDefinition.Locations"/>.</summary>
    public int Location => State.Location;

    /// <summary>The thing in the hand; null where it is empty.</summary>
    public int? Held => State.HandIsEmpty ? null : State.Held;

    /// <summary>Whether the goal holds.</summary>
    public bool IsWon => GoalTest.Of(index).Holds(State, Phase);

    /// <summary>The conditions of the goal as they stand.</summary>
    public ImmutableArray<GoalCondition> Conditions => GoalTest.Of(index).At(State, Phase);

    /// <summary>Whether the receptacle has a door and it is open.</summary>
    public bool IsOpen(int receptacle) => State.IsOpen(receptacle);

    /// <summary>Whether one can see what is in or on the receptacle: it has no door, or the door is open.</summary>
    public bool IsAccessible(int receptacle) => Sight.IsAccessible(index, State, receptacle);

    /// <summary>Whether it is true of the thing.</summary>
    public bool Is(Condition condition, int thing) => State.Is(condition, thing);

    /// <summary>The things in or on the receptacle, in the order of their ids. A thing may be in two at once.</summary>
    public ImmutableArray<int> ContentsOf(int receptacle) => [.. Bits.Members(State.ContentsOf(receptacle))];

    /// <summary>Whether the robot has been told of the thing, and it was not moved since without its knowing.</summary>
    public bool IsSeen(int thing) => Bits.Contains(SeenThings, thing);

    internal WorldState State { get; }

    /// <summary>How many phases of the goal are behind.</summary>
    internal int Phase { get; }

    internal ulong[] SeenThings { get; }
}
