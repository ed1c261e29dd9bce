using System.Runtime.InteropServices;

namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>Brings actions of one verb into the ordinal order of the names that they are about.</summary>
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
            var key = Key(index, action);
            var j = i - 1;
            for (; j >= 0 && Key(index, actions[j]) > key; j--)
                actions[j + 1] = actions[j];
            actions[j + 1] = action;
        }
    }

    private static long Key(WorldIndex index, GroundAction action) =>
        ((long)index.ThingRanks[action.Thing] << 32) | (action.Receptacle < 0 ? 0u : (uint)index.ReceptacleRanks[action.Receptacle]);
}
