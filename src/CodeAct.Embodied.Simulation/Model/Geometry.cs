namespace CodeAct.Embodied.Simulation.Model;

/// <summary>A point of the plan. X grows to the right (east), Y upwards (north); both in metres.</summary>
public readonly record struct Position(double X, double Y)
{
    /// <summary>Height above the floor, in metres.</summary>
    public double Height { get; init; }
}

/// <summary>Where the robot stands and where it looks.</summary>
/// <param name="X">Metres to the right (east).</param>
/// <param name="Y">Metres upwards (north).</param>
/// <param name="Heading">Degrees clockwise from north: 0 looks up the plan, 90 to the right.</param>
public readonly record struct Pose(double X, double Y, double Heading);
