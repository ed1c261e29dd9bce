namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>What is where at a moment of an episode, in metres: a pure function of the story and the moment.</summary>
public sealed class HouseScene(EpisodeStory story, Moment moment)
{
    // A trail over more walks than these only confuses.
    private const int WalksInTrail = 3;

    private readonly ReplayedState before = story.Replay.StateAfter(Math.Max(0, moment.IsStep ? moment.Step : moment.StepsDone));
    private readonly ReplayedState after = story.Replay.StateAfter(Math.Max(0, moment.Step + 1));
    private readonly (Vector2 At, float Heading) robot = PoseOf(story, moment);

    /// <summary>The state that is shown; it changes in the middle of a motion.</summary>
    public ReplayedState State => moment.IsStep && moment.Progress < 0.5f ? before : after;

    /// <summary>The step that is being shown; null between steps.</summary>
    public ReplayedStep? Step => moment.IsStep ? story.Steps[moment.Step] : null;

    /// <summary>How the step is shown.</summary>
    public VerbLook Look => VerbLook.Of(Step?.Verb);

    public Moment Moment => moment;

    public Vector2 RobotAt => robot.At;

    /// <summary>Degrees clockwise from north.</summary>
    public float RobotHeading => robot.Heading;

    /// <summary>The receptacle that the step is about, or that the thing it is about is at.</summary>
    public int? Target => Step?.Receptacle;

    /// <summary>The receptacle whose contents are told: the target, and between steps that of the last one, so that its card
    /// does not flicker.</summary>
    public int? Minded => Target ?? (moment.Step >= 0 && !moment.IsStep ? story.Steps[moment.Step].Receptacle : null);

    /// <summary>Whether a refusal is being shown.</summary>
    public bool IsRefused => Step is { IsRefused: true };

    /// <summary>The thing in the hand.</summary>
    public int? Held => State.Held;

    /// <summary>How far a receptacle's door is open, 0 to 1.</summary>
    public float Openness(int receptacle)
    {
        // ALFWorld has drawers that nobody can open or close, with things in them that one can take.
        if (story.Plan.Pieces[receptacle] is { IsStrip: true } && (story.Replay.World.Receptacles[receptacle].Traits & ReceptacleTraits.Openable) == 0)
            return 1;
        var (from, to) = (before.IsOpen(receptacle) ? 1f : 0f, after.IsOpen(receptacle) ? 1f : 0f);
        return from == to ? to : from + ((to - from) * Ease(moment.Progress));
    }

    /// <summary>The way behind the robot over its last walks, the oldest point first.</summary>
    public Vector2[] Trail(int walks = WalksInTrail)
    {
        List<Vector2> points = [];
        List<Vector2[]> pieces = [];
        for (var step = moment.Step; step >= 0 && pieces.Count < walks; step--)
        {
            var walk = story.WalkOf(step);
            if (walk.Points.Length < 2)
                continue;
            pieces.Add(step == moment.Step && moment.IsStep ? walk.Behind(moment.Progress) : walk.IsJump ? [] : walk.Points);
            if (walk.IsJump)
                break;
        }

        pieces.Reverse();
        foreach (var point in pieces.SelectMany(piece => piece))
        {
            if (points.Count == 0 || Vector2.DistanceSquared(points[^1], point) > 0.0004f)
                points.Add(point);
        }

        return [.. points];
    }

    /// <summary>The way before the robot; empty where it stays.</summary>
    public Vector2[] Way() => moment.IsStep ? story.WalkOf(moment.Step).Ahead(moment.Progress) : [];

    /// <summary>All things that are not in the hand.</summary>
    public IEnumerable<SceneThing> Things() => Enumerable.Range(0, story.Plan.Pieces.Length).SelectMany(ThingsOn);

    /// <summary>The things in or on a receptacle, as far as there is room to draw them.</summary>
    public IEnumerable<SceneThing> ThingsOn(int receptacle)
    {
        foreach (var spot in story.Layout.On(receptacle, State).Spots)
        {
            if (spot.Thing != Moving)
                yield return new SceneThing(spot.Thing, KindOf(spot.Thing), spot.At, spot.Scale, receptacle, State.IsSeen(spot.Thing), LookOf(spot.Thing));
        }
    }

    /// <summary>How many things in or on a receptacle there is no room for.</summary>
    public int LeftOut(int receptacle) => story.Layout.On(receptacle, State).LeftOut;

    /// <summary>The ways of the robot's last walks and of the one it is on, whole: so they stay the same while it walks.</summary>
    public IEnumerable<Vector2[]> Walks()
    {
        var found = 0;
        for (var step = moment.Step; step >= 0 && found < WalksInTrail; step--)
        {
            var walk = story.WalkOf(step);
            if (walk.Points.Length < 2)
                continue;
            found++;
            yield return walk.Points;
        }
    }

    /// <summary>The thing that is flying between hand and furniture; null where none is.</summary>
    public int? Moving => moment.IsStep && !IsRefused && moment.Progress < 1 && Look.Flight is not Flight.None ? Step!.Thing : null;

    /// <summary>Where the flying thing comes from or goes to, in metres.</summary>
    public Vector2 MovingEnd => story.Layout.On(Step!.Receptacle!.Value, Look.Flight is Flight.ToHand ? before : after).Spots
        .Where(spot => spot.Thing == Step.Thing).Select(spot => (Vector2?)spot.At).FirstOrDefault() ?? story.Plan.Pieces[Step.Receptacle.Value].Footing.Centre;

    /// <summary>How far the flying thing is from the furniture to the hand, 0 to 1.</summary>
    public float MovingShare
    {
        get
        {
            var eased = 1 - ((1 - moment.Progress) * (1 - moment.Progress));
            return Look.Flight is Flight.ToHand ? eased : 1 - eased;
        }
    }

    public string KindOf(int thing) => story.Replay.World.Things[thing].Kind;

    /// <summary>What is true of a thing, as far as it is drawn.</summary>
    public ThingLook LookOf(int thing) => new(
        State.Is(Condition.Hot, thing),
        State.Is(Condition.Cool, thing),
        State.Is(Condition.Clean, thing),
        State.Is(Condition.Sliced, thing),
        State.Is(Condition.Toggled, thing));

    private static (Vector2 At, float Heading) PoseOf(EpisodeStory story, Moment moment)
    {
        if (moment.Step < 0)
        {
            var start = story.Plan.PoseAt(story.Replay.World.StartLocation);
            return (new Vector2((float)start.X, (float)start.Y), (float)start.Heading);
        }

        return story.WalkOf(moment.Step).Pose(moment.IsStep ? moment.Progress : 1);
    }

    private static float Ease(float t) => t < 0.5f ? 4 * t * t * t : 1 - (MathF.Pow((-2 * t) + 2, 3) / 2);
}
