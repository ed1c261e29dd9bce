using CodeAct.Embodied.Simulation.Goals;

namespace CodeAct.Embodied.Simulation.Planning;

/// <summary>Counts actions that every plan from a state has at least.</summary>
/// <remarks>
/// A delivery takes a thing, treats it and puts it down. Between deliveries one goes, except where the next thing is where the last was put.
/// So: takes, puts, treatments and the ways between them, plus a way to each delivery, minus the ways that may be saved. It never counts too
/// much, which is why the first plan that the search finds is a shortest one.
/// </remarks>
internal sealed class Estimate(WorldIndex index, SearchTables tables)
{
    /// <summary>The goal is out of reach.</summary>
    public const int Never = int.MaxValue;

    private const int MostCost = 31;

    private readonly int[] near = new int[index.World.Locations.Length];
    private readonly ulong[] opened = new ulong[StateLayout.WordsFor(index.World.Receptacles.Length)];
    private readonly ulong[] doors = new ulong[StateLayout.WordsFor(index.World.Receptacles.Length)];
    private int stamp;

    private WorldState state = index.Initial;
    private Survey survey = null!;

    // Of one count.
    private int cost, deliveries, joins, saving;
    private bool usesHand, slices;

    public int Of(WorldState state, int phase, Survey survey)
    {
        (this.state, this.survey) = (state, survey);
        var last = tables.Goal.Phases.Length - 1;
        var now = Count(tables.Goal.Phases[phase]);
        return phase == last || now == Never ? now : Math.Max(now, Count(tables.Goal.Phases[last]));
    }

    private int Count(ImmutableArray<Demand> demands)
    {
        (cost, deliveries, joins, saving, usesHand, slices) = (0, 0, 0, 0, false, false);
        Array.Clear(opened);
        MarkNear(demands);
        foreach (var demand in demands)
        {
            if (!demand.Holds(state) && !(demand switch
            {
                PlaceDemand place => Add(place),
                HoldDemand hold => Add(hold),
                LampDemand lamp => AddLamp(lamp),
                DoorDemand door => AddDoors(door),
                _ => true,
            }))
            {
                return Never;
            }
        }

        // What is in the way has to be put down, and wherever that is, the next delivery may begin there.
        if (deliveries > 0 && !state.HandIsEmpty && !usesHand)
            (cost, joins) = (cost + 1, joins + 1);
        if (slices && (state.HandIsEmpty || !Bits.Contains(tables.Knives, state.Held)))
            (cost, joins) = (cost + 2, joins + 1);
        var total = cost - saving + Math.Max(0, deliveries - joins);
        return total > 0 ? total : demands.Any(demand => !demand.Holds(state)) ? 1 : 0;
    }

    // Where a delivery may end, and the next one begin without a way.
    private void MarkNear(ImmutableArray<Demand> demands)
    {
        stamp++;
        near[state.Location] = stamp;
        Array.Clear(doors);
        foreach (var demand in demands)
        {
            switch (demand)
            {
                case PlaceDemand place when !place.Holds(state):
                    Mark(place.Receptacles);
                    break;
                case DoorDemand door:
                    Mark(door.Receptacles);
                    foreach (var receptacle in door.AreOpen ? [] : door.Receptacles)
                        doors[receptacle >> 6] |= 1UL << (receptacle & 63);
                    break;
                case AtDemand at:
                    Mark(at.Receptacles);
                    break;
                case LampDemand or HoldDemand:
                    var lamps = (demand as LampDemand)?.Lamps ?? (demand as HoldDemand)!.Lamps;
                    foreach (var (thing, receptacle) in survey.Pairs)
                    {
                        if (lamps is not null && Bits.Contains(lamps, thing))
                            near[index.LocationOf[receptacle]] = stamp;
                    }

                    break;
                default:
                    break;
            }
        }

        void Mark(int[] receptacles)
        {
            foreach (var receptacle in receptacles)
                near[index.LocationOf[receptacle]] = stamp;
        }
    }

    private bool Add(PlaceDemand demand)
    {
        var table = tables.Of(demand);
        var placed = demand.Placed(state, int.MaxValue);
        if (demand.Quantity is Quantity.None || placed > demand.Count)
        {
            Remove(table, demand.Quantity is Quantity.None ? placed : placed - demand.Count);
            return true;
        }

        if (demand.Beside is not null)
        {
            (cost, deliveries, joins, usesHand) = (cost + 1, deliveries + 1, joins + 1, true);
            return true;
        }

        return !table.IsCounted || Deliver(table, demand.Count - placed);
    }

    // Things that no other demand is about must be taken away, wherever to.
    private void Remove(DemandTable table, int most)
    {
        var count = 0;
        foreach (var (thing, receptacle) in survey.Pairs)
        {
            if (table.IsTarget[receptacle] && Bits.Contains(table.Demand.Things, thing) && !Bits.Contains(table.Foreign, thing))
                count++;
        }

        count = Math.Min(count, most);
        (cost, deliveries, joins) = (cost + (2 * count), deliveries + count, joins + count);
    }

    private bool Deliver(DemandTable table, int missing)
    {
        var demand = table.Demand;
        Span<int> costs = stackalloc int[MostCost + 1];
        costs.Clear();
        int candidates = 0, sliced = 0;
        bool isNear = false, isOpen = false;
        foreach (var (thing, receptacle) in survey.Pairs)
        {
            if (!Bits.Contains(demand.Things, thing) || !Bits.Contains(index.Pickupable, thing) || (table.IsTarget[receptacle] && demand.IsReady(state, thing)))
                continue;
            var one = Cost(table, thing, index.LocationOf[receptacle]);
            if (one >= MostCost)
                continue;
            costs[one + 1]++;
            candidates++;
            sliced += state.Is(Condition.Sliced, thing) ? 1 : 0;
            isNear |= near[index.LocationOf[receptacle]] == stamp;
            isOpen |= Sight.IsAccessible(index, state, receptacle);
        }

        var held = state.HandIsEmpty || !Bits.Contains(demand.Things, state.Held) ? -1 : Cost(table, state.Held, state.Location);
        if (candidates + (held is >= 0 and <= MostCost ? 1 : 0) < missing)
            return false;
        if (demand.That.Contains(Condition.Sliced) && sliced < missing)
            (slices, joins) = (true, joins + missing);

        int left = missing, largest = 0;
        for (var one = 0; one <= MostCost && left > 0; one++)
        {
            var these = Math.Min(left, costs[one]);
            (cost, left, largest) = (cost + (these * one), left - these, these > 0 ? one : largest);
        }

        deliveries += missing;
        joins += isNear ? missing : 0;
        if (held is >= 0 and <= MostCost)
        {
            usesHand = true;
            // Without it there were too few.
            if (left > 0)
                (cost, deliveries) = (cost + held, deliveries - 1);
            else
                saving = Math.Max(saving, largest + (isNear ? 0 : 1) - held);
        }
        else if (!isOpen && candidates > 0)
        {
            Open(table, isTarget: false);
        }

        // What is in two places may be in a wanted one without being put there.
        if (!demand.Anywhere && Bits.CountCommon(demand.Things, tables.MovedTwice, demand.Things) == 0 && !Array.Exists(demand.Receptacles, receptacle => Sight.IsAccessible(index, state, receptacle)))
            Open(table, isTarget: true);
        return true;
    }

    /// <summary>Adds an opening where all that come into question are closed; what has been counted once is not counted again.</summary>
    private void Open(DemandTable table, bool isTarget)
    {
        Span<ulong> set = stackalloc ulong[opened.Length];
        set.Clear();
        foreach (var receptacle in isTarget ? table.Demand.Receptacles : [])
            set[receptacle >> 6] |= 1UL << (receptacle & 63);
        foreach (var (thing, receptacle) in isTarget ? [] : survey.Pairs)
        {
            if (Bits.Contains(table.Demand.Things, thing) && !(table.IsTarget[receptacle] && table.Demand.IsReady(state, thing)))
                set[receptacle >> 6] |= 1UL << (receptacle & 63);
        }

        // What has to be closed in the end is closed again.
        var closes = true;
        for (var word = 0; word < set.Length; word++)
        {
            if ((set[word] & opened[word]) != 0)
                return;
            closes &= (set[word] & ~doors[word]) == 0;
        }

        for (var word = 0; word < set.Length; word++)
            opened[word] |= set[word];
        cost += closes ? 2 : 1;
    }

    // Of one delivery, without take and without the way to the thing.
    private int Cost(DemandTable table, int thing, int location)
    {
        var demand = table.Demand;
        int treatments = 0, others = 0;
        bool isThere = false, endsThere = false;
        foreach (var condition in demand.That)
        {
            if (state.Is(condition, thing))
                continue;
            if (condition is Condition.Sliced)
            {
                others++;
                continue;
            }

            var number = Treatment.All.IndexOf(Treatment.For(condition)!);
            if (tables.Appliances[number].Length == 0)
                return Never;
            treatments++;
            isThere |= Array.Exists(tables.Appliances[number], appliance => index.LocationOf[appliance] == location);
            endsThere |= table.TargetAtAppliance[number];
        }

        var ways = treatments - (isThere ? 1 : 0);
        if (demand.Anywhere || (Bits.Contains(tables.MovedTwice, thing) && IsInTarget(table, thing)))
            return others + treatments + ways;
        ways += treatments == 0 ? (table.HasTarget[location] ? 0 : 1) : endsThere ? 0 : 1;
        return 1 + others + treatments + ways;
    }

    private bool IsInTarget(DemandTable table, int thing) => Array.Exists(table.Demand.Receptacles, receptacle => state.IsIn(thing, receptacle));

    private bool Add(HoldDemand demand)
    {
        var isHeld = !state.HandIsEmpty && Bits.Contains(demand.Things, state.Held);
        usesHand |= isHeld;
        bool exists = false, isNear = false, isLit = false, isThere = false, hasLamp = false, isAtLamp = false;
        foreach (var (thing, receptacle) in survey.Pairs)
        {
            var location = index.LocationOf[receptacle];
            if (Bits.Contains(demand.Things, thing) && Bits.Contains(index.Pickupable, thing))
                (exists, isNear) = (true, isNear || near[location] == stamp);
            if (demand.Lamps is null || !Bits.Contains(demand.Lamps, thing))
                continue;
            var isOn = state.Is(Condition.Toggled, thing);
            (hasLamp, isLit, isThere) = (true, isLit || isOn, isThere || location == state.Location);
            foreach (var (other, place) in survey.Pairs)
                isAtLamp |= Bits.Contains(demand.Things, other) && index.LocationOf[place] == location;
        }

        if ((!isHeld && !exists) || (demand.Lamps is not null && !hasLamp))
            return false;
        if (!isHeld)
            (cost, deliveries, joins) = (cost + 1, deliveries + 1, joins + (isNear ? 1 : 0));
        if (demand.Lamps is not null)
            cost += (isLit ? 0 : 1) + ((isHeld ? isThere : isAtLamp) ? 0 : 1);
        return true;
    }

    private bool AddLamp(LampDemand demand)
    {
        cost++;
        foreach (var (thing, _) in survey.Pairs)
        {
            if (Bits.Contains(demand.Lamps, thing))
                return true;
        }

        return false;
    }

    private bool AddDoors(DoorDemand demand)
    {
        foreach (var receptacle in demand.Receptacles)
            cost += state.IsOpen(receptacle) == demand.AreOpen ? 0 : 1;
        return true;
    }
}
