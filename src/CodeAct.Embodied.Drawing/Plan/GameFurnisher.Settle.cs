namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>Makes guessed sizes fit each other. Positions are real and stay; what is too large gives way.</summary>
internal sealed partial class GameFurnisher
{
    // A unit belongs to what it is built into, which is so near to it at most.
    private const float HostReach = 0.35f;
    private const float StandReach = 0.25f;
    private const float StripDepth = 0.14f;
    private const float NarrowestStrip = 0.2f;
    private const float Smallest = 0.24f;
    private const float Touch = 0.01f;
    private const int Rounds = 60;

    private void Settle()
    {
        Apart(i => pieces[i].Layer is PieceLayer.Floor);
        BuildIn();
        PartStrips();
        for (var round = 0; round < 4; round++)
        {
            StandOn();
            Apart(i => pieces[i].Layer is PieceLayer.Raised && !pieces[i].IsStrip);
        }
    }

    /// <summary>Where two fronts meet in a corner, the one that points there is shorter; and so is one that reaches onto other furniture.</summary>
    private void PartStrips()
    {
        int[] strips = [.. Enumerable.Range(0, pieces.Length).Where(i => pieces[i].IsStrip && leaders[i] == i)];
        foreach (var first in strips)
        {
            foreach (var second in Enumerable.Range(0, pieces.Length).Where(second => second != first && (strips.Contains(second) || pieces[second] is { Layer: PieceLayer.Floor, IsCovered: false })))
            {
                var (a, b) = (pieces[first].Footing.Area, pieces[second].Footing.Area);
                var over = Overlap(a, b);
                var least = pieces[second].IsStrip ? Touch : StripDepth / 2;
                if (over.X <= least || over.Y <= least)
                    continue;
                var isSideways = a.Width > a.Depth;
                var rest = isSideways ? a.Width - over.X : a.Depth - over.Y;
                if (rest >= NarrowestStrip / 2)
                {
                    Place(first, isSideways
                        ? a with { X = a.Centre.X < b.Centre.X ? a.X : a.X + over.X, Width = rest }
                        : a with { Y = a.Centre.Y < b.Centre.Y ? a.Y : a.Y + over.Y, Depth = rest });
                }
                else if (!pieces[second].IsStrip)
                {
                    // Under it: its front is before it.
                    Along([.. Enumerable.Range(0, pieces.Length).Where(i => leaders[i] == first)], pieces[first].Footing, [.. pieces[first].Footing.Corners, .. pieces[second].Footing.Corners]);
                }
            }
        }
    }

    /// <summary>Puts what stands on other furniture wholly onto it; what stands on nothing has a place of its own.</summary>
    private void StandOn()
    {
        for (var i = 0; i < pieces.Length; i++)
        {
            if (pieces[i].Layer is not PieceLayer.Raised || pieces[i].IsStrip || pieces[i].IsCovered || pieces[i].Look.Is(LookTraits.Hangs) || pieces[i].Look.Plate is not null)
                continue;
            if (HostOf(i, StandReach) is { } host)
                Place(i, Within(pieces[i].Footing.Area, pieces[host].Footing.Area));
            else
                Apart(k => k == i || pieces[k].Layer is PieceLayer.Floor);
        }
    }

    /// <summary>Of drawers and cabinets only a strip along the front of what they are built into is drawn. One that is built into
    /// nothing stands by itself where there is room for it.</summary>
    private void BuildIn()
    {
        var units = Enumerable.Range(0, pieces.Length).Where(i => pieces[i].Look.Is(LookTraits.Unit) && pieces[i].Layer is not PieceLayer.High);
        foreach (var row in units.ToList().GroupBy(RowOf))
        {
            var facing = pieces[row.First()].Footing with { Facing = row.Key.Facing * 90 };
            if (row.Key.Host is { } host)
            {
                Along([.. row], facing, pieces[host].Footing.Corners);
                continue;
            }

            // Those that stand behind or under others, or under such fronts, show their fronts; those on one line side by side.
            while (row.Where(i => !pieces[i].IsStrip && IsBehind(i)).OrderBy(FrontOf).ToArray() is [var first, ..] hidden)
            {
                int[] line = [.. hidden.Where(i => FrontOf(i) - FrontOf(first) < 2 * StripDepth)];
                Along(line, facing, [.. line.SelectMany(i => pieces[i].Footing.Corners)]);
            }

            foreach (var i in row.Where(i => !pieces[i].IsStrip))
                pieces[i] = pieces[i] with { Layer = PieceLayer.Floor };
        }
    }

    // What a unit is built into, and at which of its sides.
    private (int? Host, int Facing) RowOf(int index)
    {
        var host = HostOf(index, HostReach);
        return (host, FacingOf(index, host));
    }

    /// <summary>Where the front of a unit looks, in quarter turns from north: at the robot, unless there it would open into other
    /// furniture and the robot stands at another side.</summary>
    private int FacingOf(int index, int? host)
    {
        var own = (int)MathF.Round(pieces[index].Footing.Facing / 90) % 4;
        if (host is not { } body || pieces[index].Standing is not { } standing)
            return own;
        var area = pieces[body].Footing.Area;
        double[] beyond = [standing.Y - area.Top, standing.X - area.Right, area.Y - standing.Y, area.X - standing.X];
        return new[] { own }.Concat(Enumerable.Range(0, 4).Where(side => beyond[side] > 0).OrderByDescending(side => beyond[side])).Select(side => (int?)side).FirstOrDefault(IsFree) ?? own;

        bool IsFree(int? side)
        {
            var front = (pieces[index].Footing with { Facing = side!.Value * 90 }).Front;
            var at = pieces[index].Footing.Centre;
            var edge = pieces[body].Footing.Corners.Max(corner => Vector2.Dot(corner, front));
            var before = at + (front * (edge + (2 * StripDepth) - Vector2.Dot(at, front)));
            return !pieces.Any(piece => piece.Receptacle != body && piece.Layer is PieceLayer.Floor && !piece.IsCovered && piece.Footing.Contains(before));
        }
    }

    private float FrontOf(int index) => Vector2.Dot(pieces[index].Footing.At(0.5f, 1), pieces[index].Footing.Front);

    /// <summary>Draws units as strips along the front of a body.</summary>
    private void Along(int[] units, Footing facing, Vector2[] body)
    {
        var edge = body.Max(corner => Vector2.Dot(corner, facing.Front));
        var (from, to) = (body.Min(corner => Vector2.Dot(corner, facing.Side)), body.Max(corner => Vector2.Dot(corner, facing.Side)));
        int[] leading = [.. units.Where(i => leaders[i] == i).OrderBy(i => Vector2.Dot(pieces[i].Footing.Centre, facing.Side))];
        var places = InARow([.. leading.Select(i => (Vector2.Dot(pieces[i].Footing.Centre, facing.Side), pieces[i].Footing.Width))], from, to);
        for (var k = 0; k < leading.Length; k++)
        {
            var strip = new Footing((facing.Side * places[k].At) + (facing.Front * (edge + 0.02f)), places[k].Width, StripDepth, facing.Facing);
            foreach (var i in units.Where(i => leaders[i] == leading[k]))
                pieces[i] = pieces[i] with { Footing = strip, IsStrip = true };
        }
    }

    private bool IsBehind(int index) => Enumerable.Range(0, pieces.Length).Any(i => leaders[i] != leaders[index]
        && pieces[i].Layer is not PieceLayer.High && !pieces[i].Look.Is(LookTraits.Hangs)
        && Overlap(pieces[i].Footing.Area, pieces[index].Footing.Area) is { X: > Touch, Y: > Touch });

    /// <summary>The nearest piece that a raised one stands on or is built into; null where there is none.</summary>
    private int? HostOf(int index, float reach)
    {
        var at = pieces[index].Footing.Centre;
        return Enumerable.Range(0, pieces.Length)
            .Where(i => pieces[i].Layer is PieceLayer.Floor && !pieces[i].IsCovered && pieces[i].Look.Is(LookTraits.Counter))
            .Select(i => (Index: (int?)i, Distance: Outside(pieces[i].Footing.Area, at)))
            .Where(host => host.Distance <= reach)
            .OrderBy(host => host.Distance)
            .FirstOrDefault().Index;
    }

    private static double Outside(Rectangle area, Vector2 point) =>
        Math.Max(Math.Max(area.X - point.X, point.X - area.Right), Math.Max(Math.Max(area.Y - point.Y, point.Y - area.Top), 0));

    /// <summary>Puts fronts side by side along an edge, each as near to where it was as the others let it.</summary>
    private static (float At, float Width)[] InARow((float At, float Width)[] fronts, float from, float to)
    {
        // An edge that is too short for all is a guess that was too short.
        var middle = (from + to) / 2;
        var length = Math.Max(to - from, fronts.Length * NarrowestStrip);
        (from, to) = (middle - (length / 2), middle + (length / 2));
        var scale = Math.Min(1, length / fronts.Sum(front => front.Width));
        var placed = Array.ConvertAll(fronts, front => (front.At, Width: front.Width * scale));
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < placed.Length; i++)
            {
                placed[i].At = Math.Clamp(placed[i].At, from + (placed[i].Width / 2), Math.Max(from + (placed[i].Width / 2), to - (placed[i].Width / 2)));
                if (i == 0)
                    continue;
                var over = placed[i - 1].At + ((placed[i - 1].Width + placed[i].Width) / 2) - placed[i].At;
                if (over > 0)
                    (placed[i - 1].At, placed[i].At) = (placed[i - 1].At - (over / 2), placed[i].At + (over / 2));
            }
        }

        return Array.ConvertAll(placed, front => (front.At, front.Width - Touch));
    }

    /// <summary>Takes away from pieces of one height what lies over others, at the sides where they meet the least.</summary>
    private void Apart(Func<int, bool> isMeant)
    {
        int[] meant = [.. Enumerable.Range(0, pieces.Length).Where(i => isMeant(i) && !pieces[i].IsCovered)];
        for (var round = 0; round < Rounds; round++)
        {
            var isDone = true;
            for (var a = 0; a < meant.Length; a++)
            {
                for (var b = a + 1; b < meant.Length; b++)
                    isDone &= !Part(meant[a], meant[b]);
            }

            if (isDone)
                break;
        }
    }

    private bool Part(int first, int second)
    {
        var (a, b) = (pieces[first].Footing.Area, pieces[second].Footing.Area);
        var over = Overlap(a, b);
        if (over.X <= Touch || over.Y <= Touch)
            return false;
        if (over.X <= over.Y)
            (a, b) = Cut(a, b, over.X);
        else
            (a, b) = Cut(Turned(a), Turned(b), over.Y) is var (c, d) ? (Turned(c), Turned(d)) : default;
        Place(first, a);
        Place(second, b);
        return true;
    }

    private static (double X, double Y) Overlap(Rectangle a, Rectangle b) =>
        (Math.Min(a.Right, b.Right) - Math.Max(a.X, b.X), Math.Min(a.Top, b.Top) - Math.Max(a.Y, b.Y));

    // Along X: each loses half of what they share, and one that is too small for that moves.
    private static (Rectangle, Rectangle) Cut(Rectangle a, Rectangle b, double over)
    {
        if (a.Centre.X > b.Centre.X)
        {
            var (d, c) = Cut(b, a, over);
            return (c, d);
        }

        var half = (over + Touch) / 2;
        var (fromA, fromB) = (Math.Min(half, Math.Max(0, a.Width - Smallest)), Math.Min(half, Math.Max(0, b.Width - Smallest)));
        return (
            new Rectangle(a.X - (half - fromA), a.Y, a.Width - fromA, a.Depth),
            new Rectangle(b.X + half, b.Y, b.Width - fromB, b.Depth));
    }

    /// <summary>What stands around, moved off the furniture and into the room.</summary>
    private Footing Free(Footing footing, Box room)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var area = footing.Area;
            var (x, y) = (Math.Clamp(footing.Centre.X, room.X + (footing.Width / 2), room.Right - (footing.Width / 2)), Math.Clamp(footing.Centre.Y, room.Y + (footing.Depth / 2), room.Bottom - (footing.Depth / 2)));
            var hit = pieces.FirstOrDefault(piece => piece.Layer is PieceLayer.Floor && !piece.IsCovered && Overlap(piece.Footing.Area, area) is { X: > Touch, Y: > Touch });
            if (hit is null && new Vector2(x, y) == footing.Centre)
                break;
            var away = new Vector2(x, y);
            if (hit is not null)
            {
                var (other, over) = (hit.Footing.Area, Overlap(hit.Footing.Area, area));
                away += over.X <= over.Y
                    ? new Vector2((float)(over.X / 2) * (footing.Centre.X < other.Centre.X ? -1 : 1), 0)
                    : new Vector2(0, (float)(over.Y / 2) * (footing.Centre.Y < other.Centre.Y ? -1 : 1));
            }

            // Where there is no room for all of it, there is for less.
            footing = footing with { Centre = away, Width = footing.Width * 0.98f, Depth = footing.Depth * 0.98f };
        }

        return footing;
    }

    private static Rectangle Turned(Rectangle area) => new(area.Y, area.X, area.Depth, area.Width);

    /// <summary>A rectangle moved into another, and made smaller where it is larger.</summary>
    private static Rectangle Within(Rectangle area, Rectangle outer)
    {
        var (width, depth) = (Math.Min(area.Width, outer.Width - (2 * Touch)), Math.Min(area.Depth, outer.Depth - (2 * Touch)));
        return new Rectangle(
            Math.Clamp(area.Centre.X - (width / 2), outer.X + Touch, outer.Right - Touch - width),
            Math.Clamp(area.Centre.Y - (depth / 2), outer.Y + Touch, outer.Top - Touch - depth),
            width,
            depth);
    }

    private void Place(int index, Rectangle area)
    {
        var footing = HouseFurnisher.FootingOf(new Footprint(area, pieces[index].Footing.Facing, IsRaised: false));
        for (var i = 0; i < pieces.Length; i++)
        {
            if (leaders[i] == index)
                pieces[i] = pieces[i] with { Footing = footing };
        }
    }
}
