using CodeAct.Embodied.Simulation.Goals;

namespace CodeAct.Embodied.Simulation.Planning;

/// <summary>What may be done next: a deed, with the way to it and the door that must be opened for it.</summary>
/// <param name="Receptacle">Where; -1 where one stands.</param>
internal readonly record struct Errand(GroundAction? Deed, int Receptacle, bool MustOpen);

/// <summary>Lists the errands that can be part of a shortest plan.</summary>
/// <remarks>Every place is one step from every other, so that nothing is ever done on the way, and deliveries do not interleave. Where several
/// receptacles, or like things in one receptacle, are as good as each other, one of them stands for all.</remarks>
internal sealed class Errands(WorldIndex index, SearchTables tables)
{
    private readonly HashSet<(int Class, int Receptacle, ulong Properties)> taken = [];
    private readonly HashSet<(ulong Membership, string Kind, bool IsOpen)> offered = [];
    private readonly bool[] interesting = new bool[index.World.Receptacles.Length];
    private readonly List<Demand> open = [];
    private readonly Verb[] treatments = [.. tables.Treatments.Select(treatment => treatment.Verb)];

    public void List(WorldState state, int phase, Survey survey, List<Errand> into)
    {
        into.Clear();
        open.Clear();
        open.AddRange(tables.Demands.Where(demand => !demand.Holds(state)));
        Array.Clear(interesting);
        foreach (var (_, receptacle) in survey.Pairs)
            interesting[receptacle] = true;
        if (state.HandIsEmpty)
            Take(state, survey, into);
        else
            UseHand(state, phase, survey, into);
        foreach (var demand in open)
            Else(demand, state, survey, into);
    }

    private void Take(WorldState state, Survey survey, List<Errand> into)
    {
        taken.Clear();
        foreach (var (thing, receptacle) in survey.Pairs)
        {
            if (Bits.Contains(index.Pickupable, thing) && IsWorthTaking(state, thing, receptacle, survey)
                && taken.Add((tables.Classes[thing], receptacle, survey.Properties(state, thing))))
            {
                into.Add(new Errand(new GroundAction(Verb.Take, thing, receptacle), receptacle, MustOpen: true));
            }
        }
    }

    private bool IsWorthTaking(WorldState state, int thing, int receptacle, Survey survey)
    {
        foreach (var demand in open)
        {
            switch (demand)
            {
                case PlaceDemand place when tables.Of(place).IsTarget[receptacle] && IsTooMany(place, state) && Bits.Contains(place.Things, thing):
                case PlaceDemand wanted when Wants(wanted, state, thing) && !(tables.Of(wanted).IsTarget[receptacle] && wanted.IsReady(state, thing)):
                case PlaceDemand { Beside: { } beside } when Bits.Contains(beside, thing):
                case HoldDemand hold when Bits.Contains(hold.Things, thing):
                    return true;
                default:
                    break;
            }
        }

        return Bits.Contains(tables.Knives, thing) && IsAnythingToSlice(state, survey);
    }

    private void UseHand(WorldState state, int phase, Survey survey, List<Errand> into)
    {
        var held = state.Held;
        offered.Clear();
        bool isWantedNow = false, mustBeSliced = false;
        foreach (var demand in open)
        {
            var isNow = tables.Goal.Phases[phase].Contains(demand);
            switch (demand)
            {
                case PlaceDemand place when Wants(place, state, held):
                    isWantedNow |= isNow;
                    mustBeSliced |= Treat(place, state, held, into);
                    break;
                case PlaceDemand { Beside: { } beside } place when Bits.Contains(beside, held):
                    PutAt(place.Receptacles, state, held, into);
                    break;
                case HoldDemand hold when Bits.Contains(hold.Things, held):
                    isWantedNow |= isNow;
                    break;
                default:
                    break;
            }
        }

        if (Bits.Contains(tables.Knives, held))
            Slice(state, held, survey, into);
        if (!isWantedNow || mustBeSliced)
            PutAnywhere(state, held, into);
    }

    /// <summary>Treats what is held as a demand asks, or puts it down where it asks; true where it must be sliced first, for which it cannot be held.</summary>
    private bool Treat(PlaceDemand demand, WorldState state, int held, List<Errand> into)
    {
        var isReady = true;
        for (var i = 0; i < treatments.Length; i++)
        {
            var condition = tables.Treatments[i].Condition;
            if (!demand.That.Contains(condition) || state.Is(condition, held))
                continue;
            isReady = false;
            foreach (var appliance in tables.Appliances[i])
                into.Add(new Errand(new GroundAction(treatments[i], held, appliance), appliance, MustOpen: false));
        }

        if (isReady)
            PutAt(demand.Receptacles, state, held, into);
        return demand.That.Contains(Condition.Sliced) && !state.Is(Condition.Sliced, held);
    }

    private void PutAt(int[] receptacles, WorldState state, int held, List<Errand> into)
    {
        foreach (var receptacle in receptacles)
            Put(state, held, receptacle, into);
    }

    // Where one stands, where something that matters is or is to be brought, and one place of every other kind.
    private void PutAnywhere(WorldState state, int held, List<Errand> into)
    {
        for (var receptacle = 0; receptacle < interesting.Length; receptacle++)
            Put(state, held, receptacle, into);
    }

    private void Put(WorldState state, int held, int receptacle, List<Errand> into)
    {
        if (!Bits.Contains(index.Accepted[receptacle], held))
            return;
        // What shares its place with others, or holds something that matters, is like no other.
        var isOwn = interesting[receptacle] || index.LocationOf[receptacle] == state.Location || index.Here[index.LocationOf[receptacle]].Length > 1;
        var kind = isOwn ? index.World.Receptacles[receptacle].Name : tables.Membership[receptacle] == 0 ? "" : index.World.Receptacles[receptacle].Kind;
        if (offered.Add((tables.Membership[receptacle], kind, Sight.IsAccessible(index, state, receptacle))))
            into.Add(new Errand(new GroundAction(Verb.Put, held, receptacle), receptacle, MustOpen: true));
    }

    private void Slice(WorldState state, int knife, Survey survey, List<Errand> into)
    {
        foreach (var (thing, receptacle) in survey.Pairs)
        {
            if (IsToBeSliced(state, thing))
                into.Add(new Errand(new GroundAction(Verb.Slice, thing, tool: knife), receptacle, MustOpen: false));
        }
    }

    // What needs no hand.
    private static void Else(Demand demand, WorldState state, Survey survey, List<Errand> into)
    {
        var lamps = demand switch
        {
            LampDemand lamp => lamp.Lamps,
            HoldDemand hold when !state.HandIsEmpty && Bits.Contains(hold.Things, state.Held) => hold.Lamps,
            _ => null,
        };
        foreach (var (thing, receptacle) in survey.Pairs)
        {
            if (lamps is not null && Bits.Contains(lamps, thing))
                into.Add(new Errand(state.Is(Condition.Toggled, thing) ? null : new GroundAction(Verb.Use, thing), receptacle, MustOpen: false));
        }

        foreach (var receptacle in (demand as DoorDemand)?.Receptacles ?? [])
        {
            if (state.IsOpen(receptacle) != ((DoorDemand)demand).AreOpen)
                into.Add(new Errand(new GroundAction(state.IsOpen(receptacle) ? Verb.Close : Verb.Open, receptacle: receptacle), receptacle, MustOpen: false));
        }

        foreach (var receptacle in (demand as AtDemand)?.Receptacles ?? [])
            into.Add(new Errand(null, receptacle, MustOpen: false));
    }

    private bool IsAnythingToSlice(WorldState state, Survey survey)
    {
        foreach (var (thing, _) in survey.Pairs)
        {
            if (IsToBeSliced(state, thing))
                return true;
        }

        return false;
    }

    private bool IsToBeSliced(WorldState state, int thing) => !state.Is(Condition.Sliced, thing)
        && open.Exists(demand => demand is PlaceDemand place && place.That.Contains(Condition.Sliced) && Wants(place, state, thing));

    private static bool Wants(PlaceDemand demand, WorldState state, int thing) =>
        demand.Quantity is not Quantity.None && Bits.Contains(demand.Things, thing) && !IsTooMany(demand, state);

    private static bool IsTooMany(PlaceDemand demand, WorldState state) =>
        demand.Quantity is Quantity.None || (demand.Quantity is Quantity.Exactly && demand.Placed(state, int.MaxValue) > demand.Count);
}
