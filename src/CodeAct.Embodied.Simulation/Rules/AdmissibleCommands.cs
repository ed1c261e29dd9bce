namespace CodeAct.Embodied.Simulation.Rules;

/// <summary>Lists the actions that are valid now, in the ordinal order of their command texts, as ALFWorld does.</summary>
internal static class AdmissibleCommands
{
    /// <summary>Replaces what is in <paramref name="into"/> by the actions that are valid in the state.</summary>
    /// <remarks>The texts are never compared: verbs come in the order of their words, and within a verb the names decide,
    /// whose order the index knows. A name that begins another ("apple 1", "apple 10") sorts first either way.</remarks>
    public static void List(WorldIndex index, WorldState state, Dialect dialect, List<GroundAction> into)
    {
        into.Clear();
        foreach (var verb in CommandLanguage.Of(index.World.Source, dialect).Verbs)
            verb.List(index, state, into);
    }
}
