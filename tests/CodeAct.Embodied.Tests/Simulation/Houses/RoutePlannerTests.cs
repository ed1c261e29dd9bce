using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Houses;

public sealed class RoutePlannerTests
{
    private static readonly FloorPlan TwoRooms = new()
    {
        Rooms = [new Room("west", "living", new Rectangle(0, 0, 4, 4)), new Room("east", "living", new Rectangle(4, 0, 4, 4))],
        Doors = [new Door("west", "east", new Rectangle(4, 3, 0, 0.9))],
        Furniture =
        [
            new Footprint(new Rectangle(1.5, 1.5, 1, 1), 180, IsRaised: false),
            new Footprint(new Rectangle(5, 0.5, 2, 0.4), 180, IsRaised: true),
        ],
    };

    [Test]
    public void The_way_to_another_room_leads_through_the_door()
    {
        var route = TwoRooms.Routes.Find(new Position(3, 0.5), new Position(5, 0.5))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(route.Points[0], Is.EqualTo(new Position(3, 0.5)));
            Assert.That(route.Points[^1], Is.EqualTo(new Position(5, 0.5)));
            Assert.That(route.Points, Has.Length.InRange(3, 6));
            Assert.That(route.Length, Is.InRange(5.5, 7));
        }
    }

    [Test]
    public void The_way_leads_around_what_stands_on_the_floor()
    {
        var route = TwoRooms.Routes.Find(new Position(1, 2), new Position(3, 2))!;

        Assert.That(route.Points, Has.Length.AtLeast(3));
        Assert.That(route.Length, Is.InRange(2.4, 3));
    }

    [Test]
    public void The_way_leads_below_what_hangs_on_the_wall() =>
        Assert.That(TwoRooms.Routes.Find(new Position(4.6, 0.7), new Position(7.4, 0.7))!.Points, Has.Length.EqualTo(2));

    [TestCase(9, 2, Description = "outside of the house")]
    [TestCase(2, 2, Description = "in the middle of furniture, far from its edge")]
    public void There_is_no_way_to_where_one_cannot_stand(double x, double y) =>
        Assert.That(TwoRooms.Routes.Find(new Position(1, 1), new Position(x, y)), Is.Null);

    [Test]
    public void There_is_no_way_into_a_room_without_a_door()
    {
        var closed = new FloorPlan { Rooms = TwoRooms.Rooms, Doors = [], Furniture = [] };

        Assert.That(closed.Routes.Find(new Position(1, 1), new Position(5, 1)), Is.Null);
    }

    [Test]
    public void The_way_to_where_one_is_has_one_point_and_no_length()
    {
        var route = TwoRooms.Routes.Find(new Position(1, 1), new Position(1, 1))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(route.Points, Is.EqualTo([new Position(1, 1)]));
            Assert.That(route.Length, Is.Zero);
        }
    }

    [Test]
    public void Walls_that_two_rooms_share_are_there_once_and_open_at_the_door() =>
        Assert.That(
            TwoRooms.Walls.Where(wall => wall.From.X == 4 && wall.To.X == 4),
            Is.EqualTo([new Segment(new(4, 0), new(4, 3)), new Segment(new(4, 3.9), new(4, 4))]));
}
