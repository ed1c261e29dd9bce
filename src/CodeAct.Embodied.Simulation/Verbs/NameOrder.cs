using System.Runtime.InteropServices;

namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>Brings actions of one verb into the ordinal order of the things that they are about. Those about one thing stay in
/// their order.</summary>
internal static class NameOrder
{
    /// <summary>Sorts the actions from <paramref name="start"/> on.</summary>
    /// <remarks>An insertion sort: a handful of entries, nearly always in descending order of number, and nothing allocated.</remarks>
    public static void Sort(WorldIndex index, List<GroundAction> into, int start)
    {
        var actions = CollectionsMarshal.AsSpan(into)[start..];
        for (var i = 1; i < actions.Length; i++)
        {
            var action = actions[i];
            var rank = index.ThingRanks[action.Thing];
            var j = i - 1;
            for (; j >= 0 && index.ThingRanks[actions[j].Thing] > rank; j--)
                actions[j + 1] = actions[j];
            actions[j + 1] = action;
        }
    }
}
