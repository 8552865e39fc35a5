# ruff: noqa: E501 - entries stand as styles print them
"""Entries as the bibliography styles of many fields print them, and what they say.

Each is a name, the entry in TeX, and the title, year, arXiv id and DOI it names.
"""

STYLES = [
    (
        "ieeetran",
        r"""\bibitem{vaswani}
A.~Vaswani, N.~Shazeer, and I.~Polosukhin, ``Attention is all you need,'' in
  \emph{Advances in Neural Information Processing Systems}, 2017, pp. 5998--6008.""",
        "Attention is all you need",
        2017,
        None,
        None,
    ),
    (
        "ieeetran2",
        r"""\bibitem{he}
\BIBentryALTinterwordspacing
K.~He and J.~Sun, ``Deep residual learning for image recognition,'' \emph{IEEE Trans. Pattern Anal.}, vol.~3, no.~2, pp. 1--9, Jan. 2016. [Online]. Available: \url{https://doi.org/10.1109/CVPR.2016.90}
\BIBentrySTDinterwordspacing""",
        "Deep residual learning for image recognition",
        2016,
        None,
        "10.1109/cvpr.2016.90",
    ),
    (
        "ieeetran3",
        r"""\bibitem{bert}
J.~Devlin, M.-W. Chang, K.~Lee, and K.~Toutanova, ``{BERT}: Pre-training of deep bidirectional transformers for language understanding,'' \emph{arXiv preprint arXiv:1810.04805}, 2018.""",
        "BERT: Pre-training of deep bidirectional transformers for language understanding",
        2018,
        "1810.04805",
        None,
    ),
    (
        "acm",
        r"""\bibitem[Devlin et~al\mbox{.}(2019)]%
        {devlin}
\bibfield{author}{\bibinfo{person}{Jacob Devlin}, {and}
  \bibinfo{person}{Kristina Toutanova}.} \bibinfo{year}{2019}\natexlab{}.
\newblock \showarticletitle{{BERT}: Pre-training of Deep Bidirectional Transformers}.
 \newblock In \bibinfo{booktitle}{\emph{Proceedings of NAACL}}. \bibinfo{pages}{4171--4186}.
\newblock
\urldef\tempurl%
\url{https://doi.org/10.18653/v1/N19-1423}
\showDOI{\tempurl}
""",
        "BERT: Pre-training of Deep Bidirectional Transformers",
        2019,
        None,
        "10.18653/v1/n19-1423",
    ),
    (
        "apsrev",
        r"""\bibitem [{\citenamefont {Abbott}\ \emph {et~al.}(2016)\citenamefont {Abbott} \emph {et~al.}}]{gw}%
  \BibitemOpen
  \bibfield  {author} {\bibinfo {author} {\bibfnamefont {B.~P.}\ \bibnamefont {Abbott}} \emph {et~al.} (\bibinfo {collaboration} {LIGO Scientific})},\ }\bibfield  {title} {\bibinfo {title} {{Observation of Gravitational Waves from a Binary Black Hole Merger}},\ }\href {https://doi.org/10.1103/PhysRevLett.116.061102} {\bibfield  {journal} {\bibinfo  {journal} {Phys. Rev. Lett.}\ }\textbf {\bibinfo {volume} {116}},\ \bibinfo {pages} {061102} (\bibinfo {year} {2016})},\ \Eprint {https://arxiv.org/abs/1602.03837} {arXiv:1602.03837 [gr-qc]} \BibitemShut {NoStop}%""",
        "Observation of Gravitational Waves from a Binary Black Hole Merger",
        2016,
        "1602.03837",
        "10.1103/physrevlett.116.061102",
    ),
    (
        "apsrev-notitle",
        r"""\bibitem [{\citenamefont {Kitaev}(2003)}]{kitaev}%
  \BibitemOpen
  \bibfield  {author} {\bibinfo {author} {\bibfnamefont {A.}~\bibnamefont {Kitaev}},\ }\href {\doibase 10.1016/S0003-4916(02)00018-0} {\bibfield  {journal} {\bibinfo  {journal} {Ann. Phys. (N. Y.)}\ }\textbf {\bibinfo {volume} {303}},\ \bibinfo {pages} {2} (\bibinfo {year} {2003})},\ \Eprint {http://arxiv.org/abs/quant-ph/9707021} {quant-ph/9707021} \BibitemShut {NoStop}%""",
        None,
        2003,
        "quant-ph/9707021",
        "10.1016/s0003-4916(02)00018-0",
    ),
    (
        "aas",
        r"""\bibitem[{{Foreman-Mackey} {et~al.}(2013){Foreman-Mackey}, {Hogg}, {Lang}, \&
  {Goodman}}]{emcee}
{Foreman-Mackey}, D., {Hogg}, D.~W., {Lang}, D., \& {Goodman}, J. 2013, \pasp,
  125, 306, \dodoi{10.1086/670067}""",
        None,
        2013,
        None,
        "10.1086/670067",
    ),
    (
        "mnras",
        r"""\bibitem[\protect\citeauthoryear{{Planck Collaboration} et~al.}{{Planck Collaboration} et~al.}{2016}]{planck}
{Planck Collaboration} et~al., 2016, \mn@doi [\aap] {10.1051/0004-6361/201525830}, \href {https://ui.adsabs.harvard.edu/abs/2016A&A...594A..13P} {594, A13}""",
        None,
        2016,
        None,
        "10.1051/0004-6361/201525830",
    ),
    (
        "siam",
        r"""\bibitem{golub}
{\sc G.~H. Golub and C.~F. Van~Loan}, {\em Matrix Computations}, Johns Hopkins University Press, Baltimore, MD, 4th~ed., 2013.""",
        "Matrix Computations",
        2013,
        None,
        None,
    ),
    (
        "siam2",
        r"""\bibitem{saad}
{\sc Y.~Saad and M.~H. Schultz}, {\em {GMRES}: A generalized minimal residual algorithm for solving nonsymmetric linear systems}, SIAM J. Sci. Stat. Comput., 7 (1986), pp.~856--869, \url{https://doi.org/10.1137/0907058}.""",
        "GMRES: A generalized minimal residual algorithm for solving nonsymmetric linear systems",
        1986,
        None,
        "10.1137/0907058",
    ),
    (
        "jhep",
        r"""\bibitem{Maldacena:1997re}
J.~M. Maldacena, \emph{{The Large N limit of superconformal field theories and
  supergravity}}, \href{https://doi.org/10.1023/A:1026654312961}{\emph{Adv.
  Theor. Math. Phys.} {\bf 2} (1998) 231}
  [\href{https://arxiv.org/abs/hep-th/9711200}{{\ttfamily hep-th/9711200}}].""",
        "The Large N limit of superconformal field theories and supergravity",
        1998,
        "hep-th/9711200",
        "10.1023/a:1026654312961",
    ),
    (
        "spires",
        r"""\bibitem{Witten:1998qj}
  E.~Witten,
  ``Anti-de Sitter space and holography,''
  Adv.\ Theor.\ Math.\ Phys.\  {\bf 2}, 253 (1998)
  [hep-th/9802150].
  %%CITATION = HEP-TH/9802150;%%""",
        "Anti-de Sitter space and holography",
        1998,
        "hep-th/9802150",
        None,
    ),
    (
        "phys-hand",
        r"""\bibitem{x1} M. E. Peskin and T. Takeuchi, Phys. Rev. Lett. {\bf 65}, 964 (1990); Phys. Rev. D {\bf 46}, 381 (1992).""",
        None,
        1990,
        None,
        None,
    ),
    (
        "phys-hand2",
        r"""\bibitem{x2} S. Weinberg, \textit{Phys. Rev. Lett.} \textbf{19}, 1264 (1967).""",
        None,
        1967,
        None,
        None,
    ),
    (
        "phys-hand3",
        r"""\bibitem{x3} G. 't~Hooft, Nucl.~Phys. {\bf B72}, 461 (1974); arXiv:hep-th/0204069.""",
        None,
        1974,
        "hep-th/0204069",
        None,
    ),
    (
        "elsnum",
        r"""\bibitem{abadi}
M.~Abadi, P.~Barham, {TensorFlow}: {A} system for large-scale machine learning,
  in: 12th USENIX Symposium on Operating Systems Design, 2016, pp. 265--283.""",
        "TensorFlow: A system for large-scale machine learning",
        2016,
        None,
        None,
    ),
    (
        "elsnum2",
        r"""\bibitem{raissi}
M.~Raissi, P.~Perdikaris, G.~E. Karniadakis, Physics-informed neural networks: A deep learning framework, Journal of Computational Physics 378 (2019) 686--707.
\newblock \href {https://doi.org/10.1016/j.jcp.2018.10.045} {\path{doi:10.1016/j.jcp.2018.10.045}}.""",
        "Physics-informed neural networks: A deep learning framework",
        2019,
        None,
        "10.1016/j.jcp.2018.10.045",
    ),
    (
        "elsnum-bibinfo",
        r"""\bibitem{raissi2}
\bibinfo{author}{M.~Raissi}, \bibinfo{author}{P.~Perdikaris}, \bibinfo{title}{Physics-informed neural networks},
\newblock \bibinfo{journal}{J. Comput. Phys.} \bibinfo{volume}{378} (\bibinfo{year}{2019}) \bibinfo{pages}{686--707}. \DOIprefix\doi{10.1016/j.jcp.2018.10.045}.""",
        "Physics-informed neural networks",
        2019,
        None,
        "10.1016/j.jcp.2018.10.045",
    ),
    (
        "elsharv",
        r"""\bibitem[{Smith and Jones(2010)}]{smith}
Smith, J.A., Jones, B., 2010. On the detection of things in noisy data. Journal of Things 12, 1--10. URL: \url{https://arxiv.org/abs/1003.1234}.""",
        "On the detection of things in noisy data",
        2010,
        "1003.1234",
        None,
    ),
    (
        "splncs",
        r"""\bibitem{ref_article1}
Vaswani, A., Shazeer, N., Parmar, N.: Attention is all you need. In: Advances in Neural Information Processing Systems. pp. 5998--6008 (2017)""",
        "Attention is all you need",
        2017,
        None,
        None,
    ),
    (
        "splncs2",
        r"""\bibitem{krizhevsky}
Krizhevsky, A., Sutskever, I., Hinton, G.E.: {ImageNet} classification with deep convolutional neural networks. Commun. ACM \textbf{60}(6), 84--90 (2017). \doi{10.1145/3065386}, \url{http://doi.acm.org/10.1145/3065386}""",
        "ImageNet classification with deep convolutional neural networks",
        2017,
        None,
        "10.1145/3065386",
    ),
    (
        "spbasic",
        r"""\bibitem[{Hochreiter and Schmidhuber(1997)}]{lstm}
Hochreiter S, Schmidhuber J (1997) Long short-term memory. Neural Computation 9(8):1735--1780, \doi{10.1162/neco.1997.9.8.1735}""",
        "Long short-term memory",
        1997,
        None,
        "10.1162/neco.1997.9.8.1735",
    ),
    (
        "plain",
        r"""\bibitem{knuth}
Donald~E. Knuth.
\newblock {\em The Art of Computer Programming}, volume~1 of {\em Series}.
\newblock Addison-Wesley, 3rd edition, 1997.""",
        "The Art of Computer Programming",
        1997,
        None,
        None,
    ),
    (
        "alpha",
        r"""\bibitem[AMS09]{AMS}
Noga Alon, Yossi Matias, and Mario Szegedy.
\newblock The space complexity of approximating the frequency moments.
\newblock {\em J. Comput. Syst. Sci.}, 58(1):137--147, 1999.""",
        "The space complexity of approximating the frequency moments",
        1999,
        None,
        None,
    ),
    (
        "amsplain",
        r"""\bibitem{Perelman}
Grisha Perelman, \emph{The entropy formula for the Ricci flow and its geometric applications}, arXiv:math/0211159 (2002).""",
        "The entropy formula for the Ricci flow and its geometric applications",
        2002,
        "math/0211159",
        None,
    ),
    (
        "amsplain2",
        r"""\bibitem{Har77}
R.~Hartshorne, \emph{Algebraic geometry}, Springer-Verlag, New York, 1977, Graduate Texts in Mathematics, No. 52. \MR{0463157 (57 \#3116)}""",
        "Algebraic geometry",
        1977,
        None,
        None,
    ),
    (
        "apacite",
        r"""\bibitem [\protect \citeauthoryear {%
Kingma%
\ \BBA {} Ba%
}{%
Kingma%
\ \BBA {} Ba%
}{%
{\protect \APACyear {2015}}%
}]{%
adam}
\APACinsertmetastar {%
adam}%
\begin{APACrefauthors}%
Kingma, D\BPBI P.%
\BCBT {}\ \BBA {} Ba, J.%
\end{APACrefauthors}%
\unskip\
\newblock
\APACrefYearMonthDay{2015}{}{}.
\newblock
{\BBOQ}\APACrefatitle {Adam: {A} Method for Stochastic Optimization} {Adam: A method for stochastic optimization}.{\BBCQ}
\newblock
\BIn{} \APACrefbtitle {3rd International Conference on Learning Representations} {3rd ICLR}.
\newblock
{\burl{https://arxiv.org/abs/1412.6980}}
\PrintBackRefs{\CurrentBib}""",
        "Adam: A Method for Stochastic Optimization",
        2015,
        "1412.6980",
        None,
    ),
    (
        "apalike",
        r"""\bibitem[Blei et~al., 2003]{blei}
Blei, D.~M., Ng, A.~Y., and Jordan, M.~I. (2003).
\newblock Latent {D}irichlet allocation.
\newblock {\em Journal of Machine Learning Research}, 3:993--1022.""",
        "Latent Dirichlet allocation",
        2003,
        None,
        None,
    ),
    (
        "ims",
        r"""\bibitem[\protect\citeauthoryear{Tibshirani}{1996}]{tib}
\begin{barticle}[author]
\bauthor{\bsnm{Tibshirani},~\bfnm{Robert}\binits{R.}}
(\byear{1996}).
\btitle{Regression shrinkage and selection via the lasso}.
\bjournal{J. Roy. Statist. Soc. Ser. B}
\bvolume{58}
\bpages{267--288}.
\end{barticle}
\endbibitem""",
        "Regression shrinkage and selection via the lasso",
        1996,
        None,
        None,
    ),
    (
        "snmath",
        r"""\bibitem[\protect\citeauthoryear{LeCun et~al.}{2015}]{lecun}
\begin{barticle}
\bauthor{\bsnm{LeCun}, \binits{Y.}}, \bauthor{\bsnm{Bengio}, \binits{Y.}}:
\batitle{Deep learning}.
\bjtitle{Nature}
\bvolume{521},
\bfpage{436}--\blpage{444}
(\byear{2015})
\doiurl{10.1038/nature14539}
\end{barticle}
\endbibitem""",
        "Deep learning",
        2015,
        None,
        "10.1038/nature14539",
    ),
    (
        "nature",
        r"""\bibitem{silver}
\bibinfo{author}{Silver, D.} \emph{et~al.}
\newblock \bibinfo{title}{Mastering the game of {Go} with deep neural networks and tree search}.
\newblock \emph{\bibinfo{journal}{Nature}} \textbf{\bibinfo{volume}{529}}, \bibinfo{pages}{484--489} (\bibinfo{year}{2016}).""",
        "Mastering the game of Go with deep neural networks and tree search",
        2016,
        None,
        None,
    ),
    (
        "nature-hand",
        r"""\bibitem{jumper} Jumper, J. \textit{et al.} Highly accurate protein structure prediction with AlphaFold. \textit{Nature} \textbf{596}, 583--589 (2021).""",
        "Highly accurate protein structure prediction with AlphaFold",
        2021,
        None,
        None,
    ),
    (
        "vancouver",
        r"""\bibitem{van} Topol EJ, Smith A. High-performance medicine: the convergence of human and artificial intelligence. Nat Med. 2019;25(1):44-56. doi:10.1038/s41591-018-0300-7.""",
        "High-performance medicine: the convergence of human and artificial intelligence",
        2019,
        None,
        "10.1038/s41591-018-0300-7",
    ),
    (
        "apa-hand",
        r"""\bibitem{kah} Kahneman, D., \& Tversky, A. (1979). Prospect theory: An analysis of decision under risk. \emph{Econometrica}, \emph{47}(2), 263--291. https://doi.org/10.2307/1914185""",
        "Prospect theory: An analysis of decision under risk",
        1979,
        None,
        "10.2307/1914185",
    ),
    (
        "hand-fullnames",
        r"""\bibitem{gpt3} Tom Brown, Benjamin Mann, Nick Ryder, et al. Language models are few-shot learners. In NeurIPS, 2020.""",
        "Language models are few-shot learners",
        2020,
        None,
        None,
    ),
    (
        "hand-quotes",
        r"""\bibitem{tur} A. M. Turing, "Computing machinery and intelligence," Mind 59, 433 (1950).""",
        "Computing machinery and intelligence",
        1950,
        None,
        None,
    ),
    (
        "hand-acl",
        r"""\bibitem{p} Matthew Peters, Mark Neumann, and Luke Zettlemoyer. 2018. Deep contextualized word representations. In \emph{NAACL}.""",
        "Deep contextualized word representations",
        2018,
        None,
        None,
    ),
    (
        "harvard",
        r"""\harvarditem[Ang et~al.]{Ang, Bekaert \harvardand\ Wei}{2008}{Ang2008}
Ang, A., Bekaert, G. \harvardand\ Wei, M.  \harvardyearleft 2008\harvardyearright , `The term structure of real rates and expected inflation', {\em The Journal of Finance} {\bf 63},~797--849.""",
        "The term structure of real rates and expected inflation",
        2008,
        None,
        None,
    ),
    (
        "chicago",
        r"""\bibitem[\protect\citeauthoryear{Engle}{Engle}{1982}]{engle}
Engle, R.~F. (1982).
\newblock Autoregressive conditional heteroscedasticity with estimates of the variance of {United Kingdom} inflation.
\newblock {\em Econometrica\/}~{\em 50}, 987--1007.""",
        "Autoregressive conditional heteroscedasticity with estimates of the variance of United Kingdom inflation",
        1982,
        None,
        None,
    ),
    (
        "doi-broken",
        r"""\bibitem{brk} A.~Author, ``A title of a work,'' \emph{J. Things}, 2012. doi: 10.\discretionary{}{}{}1145/\discretionary{}{}{}2213836.\hspace{.1pt}2213844""",
        "A title of a work",
        2012,
        None,
        "10.1145/2213836.2213844",
    ),
    (
        "doi-us",
        r"""\bibitem{us} A. Author and B. Author. A nice chapter. In \emph{LNCS}, 2009. \doi{10.1007/978-3-642-02345-6{\_}12}.""",
        "A nice chapter",
        2009,
        None,
        "10.1007/978-3-642-02345-6_12",
    ),
    (
        "doi-sici",
        r"""\bibitem{sici} J. Smith. Statistics of a thing. \emph{Stat. Med.}, 17:1661, 1998. \href{https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2}{doi}""",
        "Statistics of a thing",
        1998,
        None,
        "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2",
    ),
    (
        "corr",
        r"""\bibitem{DBLP} Diederik P. Kingma and Max Welling. Auto-encoding variational Bayes. CoRR, abs/1312.6114, 2013.""",
        "Auto-encoding variational Bayes",
        2013,
        "1312.6114",
        None,
    ),
    (
        "citeseer",
        r"""\bibitem{cs} L. Page. The PageRank citation ranking. \url{http://citeseerx.ist.psu.edu/viewdoc/summary?doi=10.1.1.31.1768}, 1998.""",
        "The PageRank citation ranking",
        1998,
        None,
        None,
    ),
    (
        "cspdf",
        r"""\bibitem{cs2} S. Lawrence. Digital libraries. \url{https://arxiv.org/pdf/cs/9901013.pdf}, 1999.""",
        "Digital libraries",
        1999,
        "cs/9901013",
        None,
    ),
    (
        "wiley-landing",
        r"""\bibitem{wl} B. Efron. A note on bootstrap. 2010. \url{https://onlinelibrary.wiley.com/doi/abs/10.1111/j.1467-9868.2010.00740.x}""",
        "A note on bootstrap",
        2010,
        None,
        "10.1111/j.1467-9868.2010.00740.x",
    ),
    (
        "frontiers",
        r"""\bibitem{fr} C. Ott. Neuro things in practice. 2013. \url{https://www.frontiersin.org/articles/10.3389/fnins.2013.00012/full}""",
        "Neuro things in practice",
        2013,
        None,
        "10.3389/fnins.2013.00012",
    ),
    (
        "biorxiv",
        r"""\bibitem{bx} D. Hu. A protein study. bioRxiv 2020. \url{https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1.full.pdf}""",
        "A protein study",
        2020,
        None,
        "10.1101/2020.01.01.123456",
    ),
    (
        "iop",
        r"""\bibitem{io} Nielsen M A and Chuang I L 2010 {\em Quantum Computation and Quantum Information} (Cambridge: Cambridge University Press)""",
        "Quantum Computation and Quantum Information",
        2010,
        None,
        None,
    ),
    (
        "arxiv-eprint",
        r"""\bibitem{ae} A. Radford. Some method for images. arXiv e-prints, art. arXiv:2103.00020, February 2021.""",
        "Some method for images",
        2021,
        "2103.00020",
        None,
    ),
    (
        "openreview",
        r"""\bibitem[Loshchilov \& Hutter(2019)Loshchilov and Hutter]{adamw}
Loshchilov, I. and Hutter, F.
\newblock Decoupled weight decay regularization.
\newblock In \emph{International Conference on Learning Representations}, 2019.
\newblock URL \url{https://openreview.net/forum?id=Bkg6RiCqY7}.""",
        "Decoupled weight decay regularization",
        2019,
        None,
        None,
    ),
    (
        "question",
        r"""\bibitem[Bender et~al.(2021)]{parrots}
Emily~M. Bender and Timnit Gebru.
\newblock On the dangers of stochastic parrots: Can language models be too big?
\newblock In \emph{FAccT}, 2021.""",
        "On the dangers of stochastic parrots: Can language models be too big?",
        2021,
        None,
        None,
    ),
    (
        "lipics",
        r"""\bibitem{lip}
Timothy~M. Chan.
\newblock All-pairs shortest paths with real weights in {$O(n^3/\log n)$} time.
\newblock {\em Algorithmica}, 50(2):236--243, 2008.
\newblock \href {https://doi.org/10.1007/s00453-007-9062-1} {\path{doi:10.1007/s00453-007-9062-1}}.""",
        "All-pairs shortest paths with real weights in O(n^3/log n) time",
        2008,
        None,
        "10.1007/s00453-007-9062-1",
    ),
    (
        "url-percent",
        r"""\bibitem{pc} A. Person. A web thing of note. \url{http://example.org/a%20b_c}, 2001. doi:10.1016/0022-247X(74)90091-7.""",
        "A web thing of note",
        2001,
        None,
        "10.1016/0022-247x(74)90091-7",
    ),
    (
        "iclr",
        r"""\bibitem[Wei et~al.(2022)Wei, Wang, Zhou]{cot}
Jason Wei, Xuezhi Wang, and Denny Zhou.
\newblock Chain-of-thought prompting elicits reasoning in large language models.
\newblock \emph{Advances in neural information processing systems}, 35:\penalty0 24824--24837, 2022{\natexlab{a}}.""",
        "Chain-of-thought prompting elicits reasoning in large language models",
        2022,
        None,
        None,
    ),
    (
        "unsrtnat-arxiv",
        r"""\bibitem{p5} Hugo Touvron et~al.
\newblock Llama 2: Open foundation and fine-tuned chat models.
\newblock \emph{arXiv preprint arXiv: 2307.09288}, 2023.""",
        "Llama 2: Open foundation and fine-tuned chat models",
        2023,
        "2307.09288",
        None,
    ),
    (
        "rsc",
        r"""\bibitem[Perdew \emph{et~al.}(1996)Perdew, Burke, and Ernzerhof]{pbe}
J.~P. Perdew, K.~Burke and M.~Ernzerhof, \emph{Phys. Rev. Lett.}, 1996, \textbf{77}, 3865--3868\relax
\mciteBstWouldAddEndPuncttrue
\mciteSetBstMidEndSepPunct{\mcitedefaultmidpunct}
{\mcitedefaultendpunct}{\mcitedefaultseppunct}\relax
\EndOfBibitem""",
        None,
        1996,
        None,
        None,
    ),
    (
        "achemso",
        r"""\bibitem[Kohn and Sham(1965)Kohn, and Sham]{ks}
Kohn,~W.; Sham,~L.~J. Self-Consistent Equations Including Exchange and Correlation Effects. \emph{Phys. Rev.} \textbf{1965}, \emph{140}, A1133--A1138\relax""",
        "Self-Consistent Equations Including Exchange and Correlation Effects",
        1965,
        None,
        None,
    ),
    (
        "optica",
        r"""\bibitem{opt} B.~E.~A. Saleh and M.~C. Teich, \emph{Fundamentals of Photonics} (Wiley, 2007), 2nd ed.""",
        "Fundamentals of Photonics",
        2007,
        None,
        None,
    ),
    (
        "optica2",
        r"""\bibitem{opt2} J.~W. Goodman, ``Some fundamental properties of speckle,'' J. Opt. Soc. Am. \textbf{66}, 1145 (1976).""",
        "Some fundamental properties of speckle",
        1976,
        None,
        None,
    ),
    (
        "multi",
        r"""\bibitem{mu} N. Arkani-Hamed, S. Dimopoulos and G. R. Dvali, Phys. Lett. B {\bf 429}, 263 (1998) [arXiv:hep-ph/9803315]; I. Antoniadis et al., Phys. Lett. B {\bf 436}, 257 (1998) [arXiv:hep-ph/9804398].""",
        None,
        1998,
        "hep-ph/9803315",
        None,
    ),
]
