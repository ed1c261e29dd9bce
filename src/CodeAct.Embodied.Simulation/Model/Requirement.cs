namespace CodeAct.Embodied.Simulation.Model;

/// <summary>One condition of a goal, as data: true or false of every state. Kinds are those of kinds.yaml.</summary>
public abstract record Requirement
{
    // Private: the cases below are all there are.
    private Requirement()
    {
    }

    /// <summary>The kind of thing that has to be found for it; null where none has to.</summary>
    public virtual string? Wanted => null;

    /// <summary>The kind of place or lamp that it is about; null where there is none.</summary>
    public virtual string? Target => null;

    /// <summary>Things of a kind are in or on places of a kind. What is held is in no place.</summary>
    public sealed record Things : Requirement
    {
        public Quantity Quantity { get; init; } = Quantity.Some;

        /// <summary>How many, where the quantity is some or exactly. Default: 1.</summary>
        public int Count { get; init; } = 1;

        /// <summary>The kind; null for whatever can be picked up, where the quantity is none.</summary>
        public required string? Kind { get; init; }

        /// <summary>What must be true of each. Default: nothing.</summary>
        public ImmutableArray<Condition> That { get; init; } = [];

        /// <summary>The kind of receptacle; null for any, and without a room also for the hand.</summary>
        public string? Place { get; init; }

        /// <summary>The room of the receptacle; null for any.</summary>
        public string? Room { get; init; }

        /// <summary>Whether all of them must be in or on the same receptacle. Default: no.</summary>
        public bool Together { get; init; }

        /// <summary>A kind of which one must be in or on the same receptacle; null for none.</summary>
        public string? Beside { get; init; }

        public override string? Wanted => Kind;

        public override string? Target => Place;
    }

    /// <summary>A thing of the kind is in the hand.</summary>
    /// <param name="Lamp">The kind of a lamp that must be on where the robot stands; null for none.</param>
    public sealed record Hold(string Kind, string? Lamp) : Requirement
    {
        public override string? Wanted => Kind;

        public override string? Target => Lamp;
    }

    /// <summary>A lamp of the kind is on.</summary>
    public sealed record LampOn(string Lamp) : Requirement
    {
        public override string? Target => Lamp;
    }

    /// <summary>Every receptacle that has a door or a lid is open, or closed.</summary>
    /// <param name="Place">The kind; null for all.</param>
    /// <param name="Room">The room; null for any.</param>
    public sealed record Doors(string? Place, bool AreOpen, string? Room) : Requirement
    {
        public override string? Target => Place;
    }

    /// <summary>The robot stands at a receptacle of the kind.</summary>
    /// <param name="Room">The room; null for any.</param>
    public sealed record At(string Place, string? Room) : Requirement
    {
        public override string? Target => Place;
    }

    /// <summary>Every thing of the kinds is where such things belong.</summary>
    /// <param name="Room">Only what is in that room at the start; null for everything.</param>
    public sealed record Tidy(ImmutableArray<Home> Homes, string? Room) : Requirement
    {
        public override string? Wanted => Homes[0].Kind;
    }

    /// <summary>Where things of a kind belong: kinds of receptacles.</summary>
    public sealed record Home(string Kind, ImmutableArray<string> Places);
}
