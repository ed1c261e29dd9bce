using static CodeAct.Embodied.Simulation.Generation.Wishes;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>What belongs into a room of each role, and where, in the order in which people would carry it in.</summary>
/// <param name="isAlone">Whether it is the only room, and so has what other rooms would have.</param>
/// <param name="hasDiningRoom">Whether people eat in a room for it.</param>
internal sealed partial class RoomRecipes(RoomFurnisher furnisher, bool isAlone, bool hasDiningRoom)
{
    // Along the front of the host, in centimetres.
    private const int DrawerSlot = 40;
    private const int CabinetSlot = 42;
    private const int ShelfSlot = 60;

    private readonly Wishes wishes = new(furnisher.Space);

    private int SquareMetres => furnisher.Space.Inner.Area / 10_000;

    public void Furnish()
    {
        switch (furnisher.Space.Role)
        {
            case RoomRole.Kitchen:
                Kitchen();
                break;
            case RoomRole.Living:
                Living();
                break;
            case RoomRole.Dining:
                Dining();
                break;
            case RoomRole.MainBedroom or RoomRole.Bedroom:
                Bedroom();
                break;
            case RoomRole.Bathroom or RoomRole.Ensuite:
                Bathroom();
                break;
            case RoomRole.Study:
                Study();
                break;
            default:
                HallTable();
                break;
        }
    }

    private void Bin((int Width, int Depth)? size = null) =>
        furnisher.Along("garbagecan", All((80, wishes.Corner), (20, wishes.FromDoors)), size, front: 40, where: wishes.IsTuckedAway);

    private PlannedPiece? WallShelf() => furnisher.Along("shelf", All((50, wishes.Middle), (20, wishes.FromDoors)));

    private PlannedPiece? Table(params ImmutableArray<(int Width, int Depth, int Around)> sizes) => furnisher.Free("diningtable", sizes);

    private void Living()
    {
        if (SofaGroup() is not { } sofa)
            return;
        if (furnisher.Wants(85))
            furnisher.Host(furnisher.Beside(sofa, "sidetable", isAlone ? 2 : 1).FirstOrDefault(), "drawer", furnisher.Stream.Below(2), DrawerSlot);
        for (var seats = isAlone ? 2 : furnisher.Wants(89) ? 1 : 0; seats > 0; seats--)
            furnisher.Along("armchair", All((80, Near(sofa)), (50, wishes.Corner)));
        if (!hasDiningRoom && SquareMetres > 15)
            Table((160, 94, 75), (140, 90, 65), (120, 80, 60));
        if (furnisher.Wants(70))
            furnisher.Host(furnisher.Along("dresser", All((50, wishes.Corner), (20, wishes.FromDoors))), "drawer", furnisher.Number(2, 4), DrawerSlot);
        for (var shelves = isAlone || furnisher.Wants(60) ? furnisher.Number(1, 3) : 0; shelves > 0; shelves--)
            WallShelf();
        if (furnisher.Wants(isAlone ? 60 : 15))
            furnisher.Along("ottoman", All((60, Near(sofa)), (20, wishes.Corner)));
        if (furnisher.Wants(isAlone ? 90 : 45))
            furnisher.Along("sidetable", All((100, wishes.Corner), (20, wishes.FromDoors)), where: wishes.IsTuckedAway);
        Bin();
    }

    /// <summary>A sofa, a table before it and the television opposite: the first place where all three fit.</summary>
    private PlannedPiece? SofaGroup()
    {
        var (space, start) = (furnisher.Space, furnisher.Space.Pieces.Count);
        foreach (var width in new[] { 200, 170 })
        {
            foreach (var sofa in furnisher.Places("sofa", All((100, wishes.Middle), (25, wishes.FromDoors)), (width, 90), null, null, []))
            {
                if (!space.TryAdd(sofa))
                    continue;
                if (furnisher.Ahead(sofa, "coffeetable", 40) is not null
                    && (furnisher.Along("tvstand", OnAxis(sofa), where: Opposite(sofa, 30), mayFace: "coffeetable")
                        ?? furnisher.Along("tvstand", OnAxis(sofa), (120, 42), 50, Opposite(sofa, 60), "coffeetable")) is { } stand)
                {
                    space.KeepInView(Between(sofa, stand.Area));
                    furnisher.Host(stand, "drawer", furnisher.Number(1, 4), DrawerSlot);
                    return sofa;
                }

                space.KeepFirst(start);
            }
        }

        return null;
    }

    private void Dining()
    {
        Table((180, 94, 85), (160, 94, 75), (140, 84, 65), (110, 80, 60));
        furnisher.Host(furnisher.Along("dresser", wishes.Middle), "drawer", furnisher.Number(2, 4), DrawerSlot);
        if (furnisher.Wants(50))
            furnisher.Along("sidetable", wishes.Corner, where: wishes.IsTuckedAway);
        if (furnisher.Wants(70))
            WallShelf();
    }

    private void Bedroom()
    {
        var isMain = furnisher.Space.Role is RoomRole.MainBedroom;
        (int, int) size = isMain || SquareMetres > 10 ? (160, 200) : (100, 200);
        var bed = furnisher.Along("bed", All((isMain ? 50 : 0, wishes.Middle), (isMain ? 0 : 60, wishes.Corner), (60, wishes.FromDoors), (-30, wishes.Window)), size);
        if (bed is null)
            return;
        foreach (var table in furnisher.Beside(bed, "sidetable", isMain ? 2 : 1))
            furnisher.Host(table, "drawer", 1, DrawerSlot);
        if (isMain || furnisher.Wants(60))
            furnisher.Host(furnisher.Along("dresser", All((50, wishes.Corner), (-40, Near(bed)))), "drawer", furnisher.Number(2, 4), DrawerSlot);
        if (!isMain || isAlone || furnisher.Wants(75))
            Desk(furnisher.Along("desk", All((120, wishes.Window), (40, wishes.Corner)), (120, 66)));
        if (furnisher.Wants(isAlone ? 100 : 60))
            WallShelf();
        if (furnisher.Wants(isAlone ? 90 : 30))
            furnisher.Along("armchair", All((80, wishes.Corner), (30, wishes.FromDoors)), where: isAlone ? null : wishes.IsTuckedAway);
        if (furnisher.Wants(15))
            furnisher.Along("safe", All((80, wishes.Corner), (30, wishes.FromDoors)), where: wishes.IsTuckedAway);
        if (furnisher.Wants(25))
            furnisher.Along("laundryhamper", All((80, wishes.Corner), (30, wishes.FromDoors)), where: wishes.IsTuckedAway);
        Bin();
    }

    private void Desk(PlannedPiece? desk)
    {
        furnisher.Host(desk, "drawer", furnisher.Number(1, 3), DrawerSlot);
        if (furnisher.Wants(60))
            furnisher.Host(desk, "shelf", furnisher.Number(1, 2), ShelfSlot);
    }

    private void Study()
    {
        Desk(furnisher.Along("desk", All((120, wishes.Window), (50, wishes.Middle)), mayFace: []) ?? furnisher.Along("desk", wishes.Window, (120, 66)));
        WallShelf();
        if (furnisher.Wants(80))
            furnisher.Along("armchair", All((80, wishes.Corner), (20, wishes.FromDoors)), where: wishes.IsTuckedAway);
        if (furnisher.Wants(70))
            WallShelf();
        if (furnisher.Wants(50))
            furnisher.Host(furnisher.Along("dresser", All((50, wishes.Corner), (20, wishes.FromDoors))), "drawer", furnisher.Number(2, 3), DrawerSlot);
        if (furnisher.Wants(50))
            furnisher.Along("safe", wishes.Corner, where: wishes.IsTuckedAway);
        Bin();
    }

    // Only where one still gets past.
    private void HallTable()
    {
        if (furnisher.Space.Inner.Shorter >= 110 && furnisher.Wants(60))
            furnisher.Along("sidetable", All((100, wishes.FromDoors)), (40, 30), front: 46);
    }
}
