namespace CodeAct.Embodied.Simulation.Model;

/// <summary>Where each fact of a <see cref="WorldState"/> lies in its words. All sets are bit sets over indexes.</summary>
internal readonly record struct StateLayout
{
    public StateLayout(int receptacles, int things, int locations)
    {
        ThingWords = WordsFor(things);
        Opened = 1;
        Conditions = Opened + WordsFor(receptacles);
        Contents = Conditions + (Enum.GetValues<Condition>().Length * ThingWords);
        TakenFrom = Contents + (receptacles * ThingWords);
        At = TakenFrom + (receptacles * ThingWords);
        Length = At + (locations * ThingWords);
    }

    /// <summary>Words of a set of things.</summary>
    public int ThingWords { get; }

    /// <summary>The set of open receptacles.</summary>
    public int Opened { get; }

    /// <summary>A set of things per <see cref="Condition"/>.</summary>
    public int Conditions { get; }

    /// <summary>A set of things per receptacle: what is in it.</summary>
    public int Contents { get; }

    /// <summary>A set of things per receptacle: what was taken out of it and not put back.</summary>
    public int TakenFrom { get; }

    /// <summary>A set of things per location.</summary>
    public int At { get; }

    /// <summary>Words in all.</summary>
    public int Length { get; }

    public static int WordsFor(int count) => (count + 63) >> 6;
}
