using System.Runtime.InteropServices;
using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Verbs;
using CodeAct.Embodied.Simulation.Vocabulary;

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
        var here = index.HereByName[state.Location];
        var held = state.Held;

        Treat(Verb.Clean, ThingTraits.Cleanable, ReceptacleTraits.Cleans);
        foreach (var receptacle in here)
        {
            if (state.IsOpen(receptacle) && IsOpenable(receptacle))
                into.Add(new GroundAction(Verb.Close, Receptacle: receptacle));
        }

        Treat(Verb.Cool, ThingTraits.Coolable, ReceptacleTraits.Cools);
        Examine();
        foreach (var receptacle in index.GoToByName[state.Location])
            into.Add(new GroundAction(Verb.GoTo, Receptacle: receptacle));
        Treat(Verb.Heat, ThingTraits.Heatable, ReceptacleTraits.Heats);
        if (dialect is Dialect.Alfworld04)
            into.Add(new GroundAction(Verb.Help));
        into.Add(new GroundAction(Verb.Inventory));
        into.Add(new GroundAction(Verb.Look));
        if (dialect is Dialect.Alfworld04)
            Put();
        foreach (var receptacle in here)
        {
            if (!state.IsOpen(receptacle) && IsOpenable(receptacle))
                into.Add(new GroundAction(Verb.Open, Receptacle: receptacle));
        }

        // "move" comes before "open", "put" after it.
        if (dialect is Dialect.Alfworld03)
            Put();
        Slice();
        Take();
        Use();

        bool IsOpenable(int receptacle) => (index.World.Receptacles[receptacle].Traits & ReceptacleTraits.Openable) != 0;

        void Treat(Verb verb, ThingTraits suitable, ReceptacleTraits appliance)
        {
            if (held < 0 || (index.World.Things[held].Traits & suitable) == 0)
                return;
            foreach (var receptacle in here)
            {
                if ((index.World.Receptacles[receptacle].Traits & appliance) != 0)
                    into.Add(new GroundAction(verb, held, receptacle));
            }
        }

        void Examine()
        {
            var isHeldListed = held < 0;
            foreach (var receptacle in here)
            {
                if (!isHeldListed && index.ThingRanks[held] < index.ReceptacleRanks[receptacle])
                {
                    into.Add(new GroundAction(Verb.Examine, held));
                    isHeldListed = true;
                }

                into.Add(new GroundAction(Verb.Examine, Receptacle: receptacle));
            }

            if (!isHeldListed)
                into.Add(new GroundAction(Verb.Examine, held));
        }

        void Put()
        {
            if (held < 0)
                return;
            foreach (var receptacle in here)
            {
                if (Bits.Contains(index.Accepted[receptacle], held) && Engine.IsAccessible(index, state, receptacle))
                    into.Add(new GroundAction(Verb.Put, held, receptacle));
            }
        }

        void Slice()
        {
            if (held < 0 || (index.World.Things[held].Traits & ThingTraits.Slices) == 0)
                return;
            var start = into.Count;
            var at = state.At(state.Location);
            foreach (var thing in new Bits(index.Sliceable))
            {
                if (Bits.Contains(at, thing))
                    into.Add(new GroundAction(Verb.Slice, thing, Tool: held));
            }

            SortByName(start);
        }

        void Take()
        {
            if (held >= 0)
                return;
            var start = into.Count;
            foreach (var receptacle in here)
            {
                if (!Engine.IsAccessible(index, state, receptacle))
                    continue;
                foreach (var thing in new Bits(state.ContentsOf(receptacle)))
                {
                    if (Bits.Contains(index.Pickupable, thing))
                        into.Add(new GroundAction(Verb.Take, thing, receptacle));
                }
            }

            SortByName(start);
        }

        void Use()
        {
            var start = into.Count;
            foreach (var thing in new Bits(index.Toggleable))
            {
                foreach (var receptacle in here)
                {
                    if (!state.IsIn(thing, receptacle))
                        continue;
                    into.Add(new GroundAction(Verb.Use, thing));
                    break;
                }
            }

            SortByName(start);
        }

        // An insertion sort: a handful of entries, nearly always in descending order of number, and nothing allocated.
        void SortByName(int start)
        {
            var actions = CollectionsMarshal.AsSpan(into)[start..];
            for (var i = 1; i < actions.Length; i++)
            {
                var action = actions[i];
                var j = i - 1;
                for (; j >= 0 && Key(actions[j]) > Key(action); j--)
                    actions[j + 1] = actions[j];
                actions[j + 1] = action;
            }
        }

        long Key(GroundAction action) =>
            ((long)index.ThingRanks[action.Thing] << 32) | (action.Receptacle < 0 ? 0u : (uint)index.ReceptacleRanks[action.Receptacle]);
    }
}
