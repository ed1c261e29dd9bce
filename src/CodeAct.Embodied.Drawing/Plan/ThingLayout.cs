using System.Collections.Frozen;

namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>Finds places for the things on each piece of furniture, so that none covers another. The same contents always
/// lie the same way, so that a picture does not depend on how one came to it.</summary>
public sealed class ThingLayout(HousePlan plan)
{
    private const int Rounds = 160;

    // Smaller than this share of its size no thing is drawn, and no more are drawn than cover this share of the furniture.
    private const float Smallest = 0.62f;
    private const float Fullest = 1.25f;

    private readonly Dictionary<string, ThingSpots> known = new(StringComparer.Ordinal);

    // ALFWorld has things in two receptacles at once, such as a lamp on a desk and on the shelf above it.
    private readonly FrozenDictionary<int, int[]> inSeveral = plan.World.Contents.GroupBy(content => content.Thing)
        .Where(places => places.Count() > 1)
        .ToFrozenDictionary(places => places.Key, places => places.Select(place => place.Receptacle).OrderBy(place => plan.Pieces[place].FoldedFrom is not null).ToArray());

    /// <summary>The spots of what is drawn in or on a receptacle; parts of the house are no things, and a thing in two
    /// receptacles is drawn in one.</summary>
    public ThingSpots On(int receptacle, ReplayedState state)
    {
        var contents = state.ContentsOf(receptacle);
        return On(receptacle, contents.Any(inSeveral.ContainsKey) ? [.. contents.Where(IsDrawnHere)] : contents);

        bool IsDrawnHere(int thing) => !inSeveral.TryGetValue(thing, out var places)
            || places.FirstOrDefault(place => state.ContentsOf(place).Contains(thing), receptacle) == receptacle;
    }

    public ThingSpots On(int receptacle, ImmutableArray<int> contents)
    {
        var key = $"{receptacle}:{string.Join(',', contents)}";
        if (!known.TryGetValue(key, out var spots))
            known.Add(key, spots = Arrange(plan.Pieces[receptacle], [.. contents.Where(thing => !plan.Fixed.Contains(thing))]));
        return spots;
    }

    private ThingSpots Arrange(Piece piece, int[] all)
    {
        if (all.Length == 0)
            return new ThingSpots([], 0);
        var ground = piece.Tray;
        var area = Math.Max(0.05f, ground.Width * ground.Depth);
        var things = all[..Fitting(all, area)];
        var sizes = Array.ConvertAll(things, SizeOf);
        var scale = Math.Clamp(MathF.Sqrt(area * 0.75f / sizes.Sum(size => size * size)), Smallest, 1);
        scale = Math.Min(scale, Math.Max(Smallest, Math.Min(ground.Width, ground.Depth) / sizes.Max()));

        var homes = new Vector2[things.Length];
        for (var i = 0; i < things.Length; i++)
            homes[i] = Home(piece, ground, things[i], homes.AsSpan(0, i), sizes[i] * scale);
        var at = (Vector2[])homes.Clone();
        Separate(at, homes, sizes, scale, piece, ground);
        return new ThingSpots([.. things.Select((thing, i) => new ThingSpot(thing, at[i], scale))], all.Length - things.Length);
    }

    private float SizeOf(int thing) => KindLooks.Of(plan.World.Things[thing].Kind).Across;

    // One thing always has room; those that have none come last in the world.
    private int Fitting(int[] things, float area)
    {
        var covered = 0f;
        for (var i = 0; i < things.Length; i++)
        {
            covered += SizeOf(things[i]) * SizeOf(things[i]) * Smallest * Smallest;
            if (covered > area * Fullest && i > 0)
                return i;
        }

        return things.Length;
    }

    /// <summary>Where the thing would like to be: where it was at the start, else the free spot nearest to the robot.</summary>
    private Vector2 Home(Piece piece, Footing ground, int thing, ReadOnlySpan<Vector2> taken, float size)
    {
        var isAtStart = plan.World.Contents.Any(content => content.Thing == thing && content.Receptacle == piece.Receptacle);
        if (isAtStart && plan.Things[thing] is { } start)
        {
            if (piece.FoldedFrom is { } from)
                start += piece.Footing.Centre - from;
            return Inside(piece, ground, start, size);
        }

        var standing = piece.Standing ?? ground.At(0.5f, 1.5f);
        var best = ground.Centre;
        var least = float.MaxValue;
        for (var x = 0; x <= 8; x++)
        {
            for (var y = 0; y <= 4; y++)
            {
                var spot = Inside(piece, ground, ground.At(0.06f + (x * 0.11f), 0.1f + (y * 0.2f)), size);
                var cost = Vector2.Distance(spot, standing);
                foreach (var other in taken)
                    cost += Math.Max(0, size - Vector2.Distance(spot, other)) * 8;
                if (cost < least)
                    (best, least) = (spot, cost);
            }
        }

        return best;
    }

    private static void Separate(Vector2[] at, Vector2[] homes, float[] sizes, float scale, Piece piece, Footing ground)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var moved = false;
            for (var i = 0; i < at.Length; i++)
            {
                for (var k = i + 1; k < at.Length; k++)
                {
                    var wanted = (sizes[i] + sizes[k]) / 2 * scale * 0.92f;
                    var d = at[k] - at[i];
                    var distance = d.Length();
                    if (distance >= wanted)
                        continue;
                    // Two at the very same point part in a direction that depends on them alone.
                    var direction = distance < 0.001f ? Direction(i, k) : d / distance;
                    var push = direction * ((wanted - distance) * 0.5f);
                    at[i] = Inside(piece, ground, at[i] - push, sizes[i] * scale);
                    at[k] = Inside(piece, ground, at[k] + push, sizes[k] * scale);
                    moved = true;
                }
            }

            if (!moved)
                break;
            for (var i = 0; i < at.Length && round < Rounds / 2; i++)
                at[i] = Vector2.Lerp(at[i], homes[i], 0.02f);
        }
    }

    private static Vector2 Direction(int i, int k)
    {
        var (sin, cos) = MathF.SinCos((i * 2.4f) + (k * 0.7f));
        return new Vector2(cos, sin);
    }

    private static Vector2 Inside(Piece piece, Footing ground, Vector2 point, float size)
    {
        var d = point - ground.Centre;
        // It lies on it with all of itself where it can.
        var (x, y) = (Math.Max(0, (ground.Width - size) / 2), Math.Max(0, (ground.Depth - size) / 2));
        var inside = new Vector2(Math.Clamp(Vector2.Dot(d, ground.Side), -x, x), Math.Clamp(Vector2.Dot(d, ground.Front), -y, y));
        // A round table has no corners to put things on.
        if (piece.Look.Is(LookTraits.Round) && x > 0 && y > 0 && new Vector2(inside.X / x, inside.Y / y).Length() is > 1 and var beyond)
            inside /= beyond;
        return ground.Centre + (ground.Side * inside.X) + (ground.Front * inside.Y);
    }
}
