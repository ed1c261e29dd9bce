using CodeAct.Embodied.Simulation.Goals;

namespace CodeAct.Embodied.Simulation.Episodes;

/// <summary>How the world stands at one moment of a replayed episode, and what the robot has seen of it until then.</summary>
public sealed class ReplayedState
{
    private readonly WorldIndex index;
    private readonly WorldState state;
    private readonly ulong[] seenThings;
    private readonly ulong[] searched;

    internal ReplayedState(WorldIndex index, WorldState state, ulong[] seenThings, ulong[] searched)
    {
        this.index = index;
        this.state = state;
        this.seenThings = seenThings;
        this.searched = searched;
    }

    /// <summary>Where the robot stands: an index into <see cref="WorldDefinition.Locations"/>.</summary>
    public int Location => state.Location;

    /// <summary>The thing in the hand; null where it is empty.</summary>
    public int? Held => state.HandIsEmpty ? null : state.Held;

    /// <summary>Whether the goal holds.</summary>
    public bool IsWon => GoalTest.Of(index).Holds(state);

    /// <summary>The conditions of the goal as they stand.</summary>
    public ImmutableArray<GoalCondition> Conditions => GoalTest.Of(index).At(state);

    /// <summary>Whether the receptacle has a door and it is open.</summary>
    public bool IsOpen(int receptacle) => state.IsOpen(receptacle);

    /// <summary>Whether one can see what is in or on the receptacle: it has no door, or the door is open.</summary>
    public bool IsAccessible(int receptacle) => Sight.IsAccessible(index, state, receptacle);

    /// <summary>Whether it is true of the thing.</summary>
    public bool Is(Condition condition, int thing) => state.Is(condition, thing);

    /// <summary>The things in or on the receptacle, in the order of their ids. A thing may be in two at once.</summary>
    public ImmutableArray<int> ContentsOf(int receptacle) => [.. Bits.Members(state.ContentsOf(receptacle))];

    /// <summary>Whether the robot has been told of the thing.</summary>
    public bool IsSeen(int thing) => Bits.Contains(seenThings, thing);

    /// <summary>Whether the robot has been told what is in or on the receptacle.</summary>
    public bool IsSearched(int receptacle) => Bits.Contains(searched, receptacle);

    internal WorldState State => state;

    internal ulong[] SeenThings => seenThings;

    internal ulong[] Searched => searched;
}
