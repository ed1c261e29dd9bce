using System.Collections.Immutable;

namespace CodeAct.Embodied.Simulation.Model;

/// <summary>The geometry of a house. All lengths are metres; X grows to the east, Y to the north.</summary>
public sealed record FloorPlan
{
    public required ImmutableArray<Room> Rooms { get; init; }

    public required ImmutableArray<Door> Doors { get; init; }

    /// <summary>The footprint of each receptacle, in the order of <see cref="WorldDefinition.Receptacles"/>.</summary>
    public required ImmutableArray<Footprint> Furniture { get; init; }
}

/// <summary>A rectangle of the plan: its south-west corner and its extent.</summary>
public readonly record struct Rectangle(double X, double Y, double Width, double Depth)
{
    public double Right => X + Width;

    public double Top => Y + Depth;

    /// <summary>Whether the point is inside or on the edge.</summary>
    public bool Contains(double x, double y) => x >= X && x <= Right && y >= Y && y <= Top;
}

/// <summary>A room: a rectangle between walls.</summary>
/// <param name="Name">The name in the world file, for example <c>kitchen</c>.</param>
/// <param name="Type">What it is: <c>kitchen</c>, <c>bedroom</c>, <c>bathroom</c>, <c>living</c>, <c>hall</c> or <c>study</c>.</param>
public sealed record Room(string Name, string Type, Rectangle Area);

/// <summary>An opening in the wall between two rooms.</summary>
/// <param name="From">The name of one room.</param>
/// <param name="To">The name of the other room.</param>
/// <param name="Opening">The gap: of no extent across the wall, of the door's width along it.</param>
public sealed record Door(string From, string To, Rectangle Opening);

/// <summary>Where a piece of furniture stands.</summary>
/// <param name="Facing">Where its front looks, in degrees clockwise from north.</param>
/// <param name="IsRaised">Whether it hangs above the floor or stands on other furniture, so that it blocks no way.</param>
public sealed record Footprint(Rectangle Area, double Facing, bool IsRaised);
